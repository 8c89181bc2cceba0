package import System

/// Writes many files into a folder that takes its place when all are written.
package struct FolderWriter: Sendable {
  /// The destination as the user named it.
  private let shown: String
  /// The destination; where that is a symbolic link, what it leads to.
  private let folder: String
  /// A page that belongs to the folder and goes beside it.
  private let page: String?
  private let staged: StagedFolder

  /// The file that is moved out of the folder to become the page: they are on one file system.
  package static let pageInFolder = "index.html"

  /// Makes an empty folder beside its destination.
  ///
  /// Signals wait from now on until ``publish()`` or ``discard()``.
  ///
  /// - Parameters:
  ///   - folder: the destination as the user named it.
  ///   - page: a page beside it, made of the file ``pageInFolder``; nil: that file stays in the
  ///     folder.
  package static func begin(_ folder: String, page: String?) throws(OutputError) -> FolderWriter {
    let target = try target(of: folder, page: page)
    StaleWorkspaces.remove(beside: target)
    Interruption.begin()
    do {
      let staged = try StagedFolder.make(beside: target, shown: folder)
      return FolderWriter(shown: folder, folder: target, page: page, staged: staged)
    } catch {
      Interruption.end()
      throw error
    }
  }

  /// Checks before long work whether the folder could be written at its end.
  package static func check(_ folder: String, page: String?) throws(OutputError) {
    let target = try target(of: folder, page: page)
    StaleWorkspaces.remove(beside: target)
    let staged = try StagedFolder.make(beside: target, shown: page ?? folder)
    defer { staged.discard() }
    if FileSystem.freeBytes(staged.path) == 0 {
      throw OutputError(.cannotCreate, page ?? folder, SystemError(number: ENOSPC))
    }
  }

  private static func target(of folder: String, page: String?) throws(OutputError) -> String {
    let target = try FolderReplacement.target(of: folder, followsLink: page == nil)
    if let page, FileSystem.kind(page) == .folder {
      throw OutputError(.cannotCreate, page, "is a directory", advice: "name a file")
    }
    return target
  }

  /// Makes a folder in it, with its parent folders.
  package func makeFolder(_ name: String) throws(OutputError) { try staged.makeFolder(name) }

  /// Writes one file, with the mark by which the next run knows it; may be called by several threads
  /// at once.
  ///
  /// - Throws: an ``OutputError``, or ``Interruption`` when a signal has come.
  package func write(_ name: String, _ bytes: [UInt8]) throws {
    try Interruption.check()
    try staged.write(name, bytes, OwnershipMark.comment(for: name))
  }

  /// Replaces the old folder. What others put into it is still there afterwards.
  ///
  /// - Throws: an ``OutputError``, or ``Interruption`` when a signal has come.
  package func publish() throws {
    let waiting = "\(staged.workspace.path)/\(Workspace.pageName)"
    if let page { try move("\(staged.path)/\(Self.pageInFolder)", to: waiting, shown: page) }
    try FolderReplacement.replace(folder, shown: shown, with: staged) {
      () throws(OutputError) in
      // The page goes last: it is what people open, and it needs the files.
      if let page { try move(waiting, to: page, shown: page) }
    }
    staged.workspace.close()
    Interruption.end()
  }

  /// Leaves everything as it was before.
  package func discard() {
    staged.discard()
    Interruption.end()
  }

  private func move(_ path: String, to target: String, shown: String) throws(OutputError) {
    do {
      try FileSystem.move(path, to: target)
    } catch {
      throw OutputError(.cannotCreate, shown, error)
    }
  }
}
