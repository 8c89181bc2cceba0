#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import HeapReport
import Synchronization

/// Writes a report beside its destination and puts it in place when it is whole.
struct ReportWriter: Sendable {
  private let destination: Destination
  /// The folder behind the destination, where that is a symbolic link.
  private let folder: String
  private let staged: StagedFolder

  init(_ destination: Destination) throws(CommandFailure) {
    self.destination = destination
    folder = try FolderReplacement.target(
      of: destination.folder, followsLink: destination.page == nil)
    if let page = destination.page, FileTree.kind(page) == .folder {
      throw CommandFailure(.cannotCreate, page, "is a directory", advice: "name a file")
    }
    staged = try StagedFolder(beside: folder, shown: destination.folder)
  }

  /// Makes all pages of a report and puts them in place; when it fails, nothing has changed.
  static func write(_ report: Site, to destination: Destination, _ progress: ProgressLine?)
    throws
  {
    let writer = try ReportWriter(destination)
    do {
      try writer.prepare(report.folders)
      let jobs = report.jobs
      let count = JobCount(of: jobs.count)
      progress?.begin(.writing(count))
      try JobPool.run(jobs.count) { number in
        for file in try jobs[number].files() { try writer.write(file) }
        count.countOne()
      }
      try writer.publish()
    } catch {
      writer.discard()
      throw error
    }
  }

  /// Makes all pages of a report and writes them as one file.
  static func writeSingle(_ report: Site, to path: String, _ progress: ProgressLine?)
    throws
  {
    let jobs = report.jobs
    let count = JobCount(of: jobs.count)
    progress?.begin(.writing(count))
    let pages = Mutex<[[UInt8]]>(Array(repeating: [], count: jobs.count))
    try JobPool.run(jobs.count) { number in
      let section = try jobs[number].files().flatMap(\.bytes)
      pages.withLock { $0[number] = section }
      count.countOne()
    }
    let document = report.singleDocument(pages.withLock { $0 })
    try StagedFile.write(path) { try $0(document) }
  }

  /// Makes the folders that the files of a report lie in.
  func prepare(_ folders: [String]) throws(CommandFailure) {
    for folder in folders { try staged.makeFolder(folder) }
  }

  /// Writes one file, with the mark by which the next report knows it; may be called by several
  /// threads at once.
  ///
  /// - Throws: a ``CommandFailure``, or ``Interruption`` when a signal has come.
  func write(_ file: OutputFile) throws {
    try Interruption.check()
    try staged.write(stagedName(file.path), file.bytes, OwnershipMark.comment(for: file.path))
  }

  /// Replaces the old report. What others put into its folder is still there afterwards.
  func publish() throws(CommandFailure) {
    let waiting = "\(staged.staging.path)/\(StagedFolder.pageName)"
    if let page = destination.page,
      rename("\(staged.path)/\(Self.pageInFolder)", waiting) != 0
    {
      throw CommandFailure(.cannotCreate, page, .last)
    }
    try FolderReplacement.replace(folder, shown: destination.folder, with: staged) {
      () throws(CommandFailure) in
      // The page goes last: it is what people open, and it needs the files.
      guard let page = destination.page else { return }
      guard rename(waiting, page) == 0 else { throw CommandFailure(.cannotCreate, page, .last) }
    }
    staged.staging.close()
  }

  /// Leaves everything as it was before.
  func discard() {
    staged.discard()
  }

  /// The page beside the folder is written into it first: they must be on one file system.
  private static let pageInFolder = "index.html"

  private func stagedName(_ path: String) -> String {
    if path == destination.layout.indexPath { return Self.pageInFolder }
    return String(path.dropFirst(destination.layout.folder.count))
  }
}
