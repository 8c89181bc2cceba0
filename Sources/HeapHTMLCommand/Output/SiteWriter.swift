import HeapReport
import Output
import StagedOutput
import Synchronization
import System

/// Renders a report beside its destination and puts it in place once it is complete.
enum SiteWriter {
  /// When it fails, nothing has changed.
  ///
  /// - Parameter limits: how large it may become.
  /// - Throws: an ``OutputExcess`` among others.
  static func write(
    _ site: Site, to destination: Destination, within limits: OutputLimits,
    _ progress: ProgressLine?
  ) throws {
    let count = JobCount(of: site.jobs.count)
    progress?.begin(.writing(count))
    guard !site.layout.isSingle else {
      return try writeFile(site, to: destination, OutputBudget(limits.ofOneFile), count)
    }
    let folder = try FolderWriter.begin(destination.folder, page: destination.page)
    do {
      for name in site.folders { try folder.makeFolder(name) }
      try render(site, into: folder, OutputBudget(limits), count)
      try folder.publish()
    } catch {
      folder.discard()
      throw error
    }
  }

  private static func render(
    _ site: Site, into folder: FolderWriter, _ budget: OutputBudget, _ count: JobCount
  ) throws {
    let layout = site.layout
    try JobPool.run(site.jobs.count) { number in
      for file in try site.jobs[number].files(budget) {
        let isPage = file.path == layout.indexPath
        let name =
          isPage ? FolderWriter.pageInFolder : String(file.path.dropFirst(layout.folder.count))
        try folder.write(name, file.bytes)
      }
      count.countOne()
    }
  }

  /// Joins the sections of all jobs in one file.
  private static func writeFile(
    _ site: Site, to destination: Destination, _ budget: OutputBudget, _ count: JobCount
  ) throws {
    let sections = Mutex<[[UInt8]]>(Array(repeating: [], count: site.jobs.count))
    try JobPool.run(site.jobs.count) { number in
      let section = try site.jobs[number].files(budget).flatMap(\.bytes)
      sections.withLock { $0[number] = section }
      count.countOne()
    }
    let document = try site.singleDocument(sections.withLock { $0 }, budget)
    try StagedFile.write(destination.pageToOpen) { try $0(document) }
  }
}
