import HeapReport
import NativeRecorder
import StagedOutput
import System

/// A folder of a recording's own: the recorder, and what it writes.
///
/// A locked file in it tells other runs that this one is alive: what a killed one has left is removed.
struct RecorderFolder: Sendable {
  static let prefix = "heaphtml-"
  static let lockName = "heaphtml.lock"
  /// Names the folder of what is recorded, where that is not the folder itself.
  static let dataName = "heaphtml.data"
  static let recordingName = "recording.json"
  /// Tells which process may still use the folder, however this one ends.
  static let commandName = "heaphtml.command"

  let path: String
  /// Where everything that is recorded goes.
  let data: String
  private let lock: Descriptor

  /// Makes the folder and writes the recorder into it.
  static func make() throws(OutputError) -> RecorderFolder {
    let temporary = TemporaryFolder.path
    try FolderTrust.checkParent(temporary)
    for _ in 1..<attempts {
      if let folder = try makeOnce(in: temporary) { return folder }
    }
    throw OutputError(.cannotCreate, temporary, SystemError(number: EAGAIN))
  }

  /// So often another run that tidies up may be in the way.
  private static let attempts = 100

  /// - Returns: nil when another run took the new folder for a leftover, before it was locked.
  private static func makeOnce(in temporary: String) throws(OutputError) -> RecorderFolder? {
    let path: String
    do {
      path = try FileSystem.makeUniqueFolder("\(temporary)/\(prefix)")
    } catch {
      throw OutputError(.cannotCreate, temporary, error)
    }
    do {
      if let folder = try fill(path) { return folder }
    } catch {
      removeData(data(of: path), of: path)
      FileTree.remove(path)
      throw error
    }
    FileTree.remove(path)
    return nil
  }

  /// Opens one that a run has left.
  ///
  /// - Throws: when it is none, or when a run works in it.
  static func open(_ path: String) throws(SystemError) -> RecorderFolder {
    guard let real = FileSystem.realPath(path) else { throw .last }
    guard try FileStatus.of(real).isOurs else { throw SystemError(number: EPERM) }
    let lock = try Descriptor.open("\(real)/\(lockName)", O_RDWR | O_NOFOLLOW | O_NONBLOCK)
    do throws(SystemError) {
      guard try lock.status().isRegular else { throw SystemError(number: EINVAL) }
      try lock.lock()
    } catch {
      lock.discard()
      throw error
    }
    return RecorderFolder(path: real, data: data(of: real), lock: lock)
  }

  /// Where the dump goes until the command has ended.
  var dump: String { "\(data)/heap.dat" }

  /// Where the graph of reference cycles goes, if it is recorded.
  var cycleGraph: String { "\(dump).garbage" }

  /// What the recorder says about the processes that it recorded.
  var recording: String { "\(data)/\(Self.recordingName)" }

  /// What a Python needs to find the recorder first, and then everything that it found before.
  ///
  /// An empty PYTHONPATH is none: what stood behind it would be the current folder. So that the
  /// recorder can put it back, it finds its folder there twice.
  ///
  /// - Parameter startup: whether it records itself from its start; otherwise it only can.
  func pythonPath(startup: Bool) -> String {
    let ours = startup ? "\(path)/heapmonitor/site" : path
    guard let before = Environment["PYTHONPATH"] else { return ours }
    return "\(ours):\(before.isEmpty ? ours : before)"
  }

  func remove() {
    Self.removeData(data, of: path)
    FileTree.remove(path)
    lock.discard()
  }

  /// Whether what is recorded is this user's; else the program has given up root's rights, and its
  /// recording is no longer root's word.
  var isOurs: Bool { (try? FileStatus.of(data))?.isOurs == true }

  /// Makes what is recorded ours again; nobody else can change it from now on.
  func takeBack() {
    if data != path { _ = try? FileSystem.takeOver(data) }  // what cannot be read is told then
  }

  /// Removes the folder of what is recorded, if it is not the whole folder.
  ///
  /// It may have been another user's, who could put links there: only files go.
  static func removeData(_ data: String, of path: String) {
    guard data != path, (try? FileSystem.takeOver(data)) != nil else { return }
    for name in (try? FileTree.names(in: data)) ?? [] { FileSystem.removeFile("\(data)/\(name)") }
    FileSystem.removeEmptyFolder(data)
  }

  /// Leaves it for those that still write to it; no other run removes it.
  func keep() throws(SystemError) {
    try lock.write(Array("kept\n".utf8))
    lock.discard()
  }

  /// Leaves a note of the command that has been started.
  func note(command number: Int64) {
    let born = OtherProcess.born(number).map { " \($0)" } ?? ""
    try? write(Self.commandName, Array("\(number)\(born)".utf8))  // then a later run knows less
  }

  /// Whether the command that was started in a folder still runs, perhaps without its heaphtml.
  static func commandRuns(in path: String) -> Bool {
    guard let bytes = try? FileContents.read("\(path)/\(commandName)", flags: O_NOFOLLOW) else {
      return false
    }
    let numbers = String(systemBytes: bytes).split(separator: " ").map { Int64($0) }
    guard let number = numbers.first ?? nil else { return false }
    return OtherProcess.isRunning(number, born: numbers.count > 1 ? numbers[1] : nil)
  }

  /// The folder of what is recorded, for a folder that a run has made.
  static func data(of path: String) -> String {
    guard let bytes = try? FileContents.read("\(path)/\(dataName)", flags: O_NOFOLLOW),
      case let name = String(decoding: bytes, as: UTF8.self), !name.isEmpty,
      name.utf8.allSatisfy({ $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ".") && $0 != 0 })
    else { return path }
    return path.lastIndex(of: "/").map { "\(path[...$0])\(name)" } ?? name
  }

  private static func fill(_ path: String) throws(OutputError) -> RecorderFolder? {
    let lock: Descriptor
    var data = path
    do throws(SystemError) {
      lock = try Descriptor.open(
        "\(path)/\(lockName)", O_RDWR | O_CREAT | O_EXCL, permissions: 0o600)
      do throws(SystemError) {
        try lock.lock()
      } catch {
        guard error.number != EWOULDBLOCK else {
          lock.discard()
          return nil
        }  // else no run can lock anything there
      }
      // Until it was locked, another run that tidies up may have taken it for a leftover.
      guard try lock.status().nameCount > 0 else {
        lock.discard()
        return nil
      }
      // A program of root's may give up its rights: the recorder then gives what is recorded to that
      // user, but not its own files, which root runs.
      if FileSystem.isForRoot, let end = path.lastIndex(of: "/") {
        data = try FileSystem.makeUniqueFolder("\(path[...end])\(prefix)")
      }
    } catch {
      throw OutputError(.cannotCreate, path, error)
    }
    let folder = RecorderFolder(path: path, data: data, lock: lock)
    if data != path {
      try folder.write(dataName, Array((data.split(separator: "/").last ?? "").utf8))
    }
    for file in BuiltInAssets.folder("Resources/recorder") where file.path.hasSuffix(".py") {
      try folder.write(file.path, file.bytes)
    }
    if let library = NativeRecorder.library {
      try folder.write("heapmonitor/\(NativeRecorder.fileName)", library)
    }
    return folder
  }

  private func write(_ name: String, _ bytes: [UInt8]) throws(OutputError) {
    let file: Descriptor
    let path = "\(path)/\(name)"
    do {
      try makeParents(of: name)
      file = try Descriptor.open(path, O_WRONLY | O_CREAT | O_EXCL, permissions: 0o600)
    } catch {
      throw OutputError(.cannotCreate, path, error)
    }
    do {
      try file.write(bytes)
      try file.close()
    } catch {
      throw OutputError(.cannotWrite, path, error)
    }
  }

  private func makeParents(of name: String) throws(SystemError) {
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder += "/\(part)"
      if FileSystem.kind(folder) == .folder { continue }
      try FileSystem.makeFolder(folder, permissions: 0o700)
    }
  }
}
