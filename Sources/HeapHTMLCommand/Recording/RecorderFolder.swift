import HeapReport
import NativeRecorder
import System

/// A folder of a recording's own: the recorder, and what it writes.
struct RecorderFolder: Sendable {
  let path: String

  /// Makes the folder and writes the recorder into it.
  static func make() throws(OutputError) -> RecorderFolder {
    let temporary = Environment["TMPDIR"] ?? "/tmp"
    let folder: RecorderFolder
    do {
      folder = RecorderFolder(path: try FileSystem.makeUniqueFolder("\(temporary)/heaphtml-"))
    } catch {
      throw OutputError(.cannotCreate, temporary, error.reason)
    }
    do {
      for file in BuiltInAssets.folder("Resources/recorder") where file.path.hasSuffix(".py") {
        try folder.write(file.path, file.bytes)
      }
      if let library = NativeRecorder.library {
        try folder.write("heapmonitor/\(NativeRecorder.fileName)", library)
      }
    } catch {
      folder.remove()
      throw error
    }
    return folder
  }

  /// Where the dump goes until the command has ended.
  var dump: String { "\(path)/heap.dat" }

  /// Where the graph of reference cycles goes, if it is recorded.
  var cycleGraph: String { "\(dump).garbage" }

  /// What the recorder says about the processes that it recorded.
  var recording: String { "\(path)/recording.json" }

  /// What a Python needs to find the recorder first, and then everything that it found before.
  ///
  /// - Parameter startup: whether it records itself from its start; otherwise it only can.
  func pythonPath(startup: Bool) -> String {
    let before = Environment["PYTHONPATH"].map { ":" + $0 } ?? ""
    return (startup ? "\(path)/heapmonitor/site" : path) + before
  }

  func remove() {
    FileTree.remove(path)
  }

  private func write(_ name: String, _ bytes: [UInt8]) throws(OutputError) {
    let path = "\(path)/\(name)"
    if let end = path.lastIndex(of: "/") {
      let folder = String(path[..<end])
      do {
        try FileSystem.makeFolder(folder, permissions: 0o700)
      } catch  where error.number != EEXIST {
        throw OutputError(.cannotCreate, folder, error.reason)
      } catch {}
    }
    let file: Descriptor
    do {
      file = try Descriptor.open(path, O_WRONLY | O_CREAT | O_EXCL, permissions: 0o600)
    } catch {
      throw OutputError(.cannotCreate, path, error.reason)
    }
    do {
      try file.write(bytes)
      try file.close()
    } catch {
      throw OutputError(.cannotWrite, path, error.reason)
    }
  }
}
