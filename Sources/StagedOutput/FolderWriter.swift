package import System

/// Writes many files into a folder that takes its place when all are written.
package struct FolderWriter: Sendable {
  private let staged: StagedFolder
  /// A page that belongs to the folder and goes beside it.
  private let page: Page?

  private struct Page {
    /// As the user named it.
    let shown: String
    /// Its name in the folder that both are in.
    let name: String
  }

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
    let (place, page) = try place(folder, page)
    StaleWorkspaces.remove(in: place.folder)
    Interruption.begin()
    do {
      return FolderWriter(staged: try StagedFolder.make(at: place), page: page)
    } catch {
      Interruption.end()
      throw error
    }
  }

  /// Checks before long work whether the folder could be written at its end.
  package static func check(_ folder: String, page: String?) throws(OutputError) {
    let shown = page ?? folder
    let (place, _) = try place(folder, page)
    StaleWorkspaces.remove(in: place.folder)
    let staged = try StagedFolder.make(at: place)
    defer { staged.discard() }
    if staged.folder.freeBytes == 0 {
      throw OutputError(.cannotCreate, shown, SystemError(number: ENOSPC))
    }
  }

  private static func place(_ folder: String, _ page: String?) throws(OutputError)
    -> (Place, Page?)
  {
    let place = try Place.forFolder(folder, followsLink: page == nil)
    do {
      try place.checkFolder()
      guard let page, let name = page.split(separator: "/").last.map(String.init) else {
        return (place, nil)
      }
      try place.checkPage(name, shown: page)
      return (place, Page(shown: page, name: name))
    } catch {
      place.made?.remove()
      place.discard()
      throw error
    }
  }

  /// Makes a folder in it, with its parent folders.
  package func makeFolder(_ name: String) throws(OutputError) { try staged.makeFolder(name) }

  /// Writes one file, with the mark by which the next run knows it; may be called by several threads
  /// at once.
  ///
  /// - Throws: an ``OutputError``, or ``Interruption`` when a signal has come.
  package func write(_ name: String, _ bytes: [UInt8]) throws {
    try Interruption.check()
    try staged.write(
      name, OwnershipMark.body(of: bytes, for: name), OwnershipMark.comment(for: name))
  }

  /// Replaces the old folder. What others put into it is still there afterwards.
  ///
  /// - Throws: an ``OutputError``, or ``Interruption`` when a signal has come.
  package func publish() throws {
    let workspace = staged.workspace.folder
    if let page {
      try move(Self.pageInFolder, of: staged.folder, to: workspace, Workspace.pageName, page)
    }
    try FolderReplacement.replace(with: staged) { () throws(OutputError) in
      // The page goes last: it is what people open, and it needs the files.
      guard let page else { return }
      try staged.place.checkPage(page.name, shown: page.shown)
      try move(Workspace.pageName, of: workspace, to: staged.place.folder, page.name, page)
    }
    staged.close()
    Interruption.end()
  }

  /// Leaves everything as it was before.
  package func discard() {
    staged.discard()
    Interruption.end()
  }

  private func move(
    _ name: String, of folder: Folder, to other: Folder, _ newName: String, _ page: Page
  )
    throws(OutputError)
  {
    do {
      try folder.move(name, to: other, as: newName)
    } catch {
      throw OutputError(.cannotCreate, page.shown, error)
    }
  }
}
