#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A folder that grows beside its destination, so that the old one stays until the new is whole.
struct StagedFolder: Sendable {
  /// Where a page that goes beside the folder waits for its turn, in the staging folder.
  static let pageName = "page"

  /// The destination as the user named it, for messages.
  private let shown: String
  let staging: StagingFolder
  /// Folders above the destination that were not there before.
  private let madeParents: [String]

  /// Makes an empty folder beside `destination`, on the same file system.
  init(beside destination: String, shown: String) throws(CommandFailure) {
    self.shown = shown
    madeParents = try Self.makeParents(of: destination)
    do {
      staging = try StagingFolder(beside: destination, shown: shown)
    } catch {
      Self.remove(madeParents)
      throw error
    }
    guard mkdir(staging.content, 0o777) == 0 else {
      let error = SystemError.last
      discard()
      throw CommandFailure(.cannotCreate, shown, error)
    }
  }

  /// Where the files are written until then.
  var path: String { staging.content }

  /// Makes the folders above a path that are not there yet.
  private static func makeParents(of path: String) throws(CommandFailure) -> [String] {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    var made: [String] = []
    var whole = ""
    for (place, part) in parts.enumerated() {
      whole += place == 0 ? String(part) : "/\(part)"
      if whole.isEmpty || FileTree.kind(whole) != .nothing { continue }
      if mkdir(whole, 0o777) == 0 {
        made.append(whole)
      } else if errno != EEXIST {
        let error = SystemError.last
        remove(made)
        throw CommandFailure(.cannotCreate, whole, error)
      }
    }
    return made
  }

  private static func remove(_ folders: [String]) {
    for folder in folders.reversed() { rmdir(folder) }
  }

  /// Makes a folder in it, with those above.
  func makeFolder(_ name: String) throws(CommandFailure) {
    var whole = path
    for part in name.split(separator: "/") {
      whole += "/\(part)"
      guard mkdir(whole, 0o777) == 0 || FileTree.kind(whole) == .folder else {
        throw CommandFailure(.cannotCreate, "\(shown)/\(name)", .last)
      }
    }
  }

  /// Writes a file in it; no other thread writes the same one.
  ///
  /// - Parameter parts: what is in it, one behind the other.
  func write(_ name: String, _ parts: [UInt8]...) throws(CommandFailure) {
    let descriptor = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw CommandFailure(.cannotCreate, "\(shown)/\(name)", .last)
    }
    var failure: SystemError?
    do {
      for part in parts { try Descriptor.write(part, to: descriptor) }
    } catch {
      failure = error
    }
    if close(descriptor) != 0, failure == nil { failure = .last }
    if let failure { throw CommandFailure(.outputError, "\(shown)/\(name)", failure) }
  }

  /// Puts it where nothing is.
  ///
  /// - Returns: whether it could be; not when a folder with something in it is there by now.
  func move(to destination: String) throws(CommandFailure) -> Bool {
    if rename(path, destination) == 0 { return true }
    if errno == ENOTEMPTY || errno == EEXIST { return false }
    throw CommandFailure(.cannotCreate, shown, .last)
  }

  /// Removes it with everything in it, and the folders above that were made for it.
  func discard() {
    unlink("\(staging.path)/\(Self.pageName)")
    staging.discard()
    Self.remove(madeParents)
  }
}
