import HeapReport
import StagedOutput
import System
import Synchronization

/// Writes a report beside its destination and puts it in place when it is whole.
struct ReportWriter: Sendable {
  private let destination: Destination
  private let folder: FolderWriter

  init(_ destination: Destination) throws(OutputError) {
    self.destination = destination
    folder = try FolderWriter.begin(destination.folder, page: destination.page)
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
      try writer.folder.publish()
    } catch {
      writer.folder.discard()
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
  private func prepare(_ folders: [String]) throws(OutputError) {
    for name in folders { try folder.makeFolder(name) }
  }

  /// Writes one file; may be called by several threads at once.
  private func write(_ file: OutputFile) throws {
    let layout = destination.layout
    let isPage = file.path == layout.indexPath
    try folder.write(
      isPage ? FolderWriter.pageInFolder : String(file.path.dropFirst(layout.folder.count)),
      file.bytes)
  }
}
