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
  private let staged: StagedFolder

  init(_ destination: Destination) throws(CommandFailure) {
    self.destination = destination
    try FolderReplacement.check(destination.folder)
    if let page = destination.page, FileTree.kind(page) == .folder {
      throw CommandFailure(.cannotCreate, page, "is a directory", advice: "name a file")
    }
    staged = try StagedFolder(beside: destination.folder)
  }

  /// Makes all pages of a report and puts them in place; when it fails, nothing has changed.
  static func write(_ report: Report, to destination: Destination) throws {
    let writer = try ReportWriter(destination)
    do {
      try writer.prepare(["assets", "charts", "classes", "snapshots"])
      let jobs = report.jobs
      try JobPool.run(jobs.count) { number in
        try report.run(jobs[number]) { try writer.write($0) }
      }
      try writer.publish()
    } catch {
      writer.discard()
      throw error
    }
  }

  /// Makes the pages on a leak graph and puts them in place; when it fails, nothing has changed.
  static func write(_ report: GarbageReport, to destination: Destination) throws {
    let writer = try ReportWriter(destination)
    do {
      try writer.prepare(GarbageReport.folders)
      try report.write { try writer.write($0) }
      try writer.publish()
    } catch {
      writer.discard()
      throw error
    }
  }

  /// Makes all pages of a report and writes them as one file.
  static func writeSingle(_ report: Report, to path: String) throws {
    let jobs = report.jobs
    let pages = Mutex<[[UInt8]]>(Array(repeating: [], count: jobs.count))
    try JobPool.run(jobs.count) { number in
      try report.run(jobs[number]) { file in pages.withLock { $0[number] = file.bytes } }
    }
    let document = report.singleDocument(pages.withLock { $0 })
    try StagedFile.write(path) { try $0(document) }
  }

  /// Makes the folders that the files of a report lie in.
  func prepare(_ folders: [String]) throws(CommandFailure) {
    for folder in folders { try staged.makeFolder(folder) }
  }

  /// Writes one file; may be called by several threads at once.
  func write(_ file: OutputFile) throws(CommandFailure) {
    try staged.write(stagedName(file.path), file.bytes)
  }

  /// Replaces the old report. What others put into its folder is still there afterwards.
  func publish() throws(CommandFailure) {
    guard let page = destination.page else {
      return try FolderReplacement.replace(destination.folder, with: staged)
    }
    // The page goes last: it is what people open, and it needs the files.
    let stagedPage = "\(staged.path).page"
    guard rename("\(staged.path)/\(Self.pageInFolder)", stagedPage) == 0 else {
      throw CommandFailure(.cannotCreate, page, SystemError.last.reason)
    }
    do {
      try FolderReplacement.replace(destination.folder, with: staged)
    } catch {
      unlink(stagedPage)
      throw error
    }
    guard rename(stagedPage, page) == 0 else {
      let error = SystemError.last
      unlink(stagedPage)
      throw CommandFailure(.cannotCreate, page, error.reason)
    }
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
