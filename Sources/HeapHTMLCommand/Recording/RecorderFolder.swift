#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import HeapReport

/// A folder of a recording's own: the recorder as Python files, and what it writes.
struct RecorderFolder: Sendable {
  let path: String

  /// Makes the folder and writes the recorder into it.
  init() throws(CommandFailure) {
    let temporary = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(temporary)/heaphtml-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw CommandFailure(.cannotCreate, temporary, SystemError.last.reason)
    }
    path = template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
    for file in BuiltInAssets.folder("Resources/recorder") where file.path.hasSuffix(".py") {
      try write(file.path, file.bytes)
    }
  }

  /// Where the dump goes until the command has ended.
  var dump: String { "\(path)/heap.dat" }

  /// What the recorder tells of the processes that it recorded.
  var recording: String { "\(path)/recording.json" }

  /// What a Python needs to find the recorder, before what it found anyway.
  ///
  /// - Parameter startup: whether it is to record itself from its start; else it only can.
  func pythonPath(startup: Bool) -> String {
    let before = getenv("PYTHONPATH").map { ":" + String(cString: $0) } ?? ""
    return (startup ? "\(path)/heapmonitor/site" : path) + before
  }

  func remove() {
    FileTree.remove(path)
  }

  private func write(_ name: String, _ bytes: [UInt8]) throws(CommandFailure) {
    let file = "\(path)/\(name)"
    if let end = name.lastIndex(of: "/") {
      let folder = "\(path)/\(name[..<end])"
      guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
        throw CommandFailure(.cannotCreate, folder, SystemError.last.reason)
      }
    }
    let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw CommandFailure(.cannotCreate, file, SystemError.last.reason)
    }
    defer { close(descriptor) }
    do {
      try Descriptor.write(bytes, to: descriptor)
    } catch {
      throw CommandFailure(.outputError, file, error.reason)
    }
  }
}
