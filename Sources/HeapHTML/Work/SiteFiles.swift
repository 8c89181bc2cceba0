import HeapReport
import Output
import Synchronization
import System

/// The files of a report, made on all processors.
struct SiteFiles {
  /// In the order of the work, whichever part was done first.
  let files: [ReportFile]

  /// - Throws: ``OutputExcess`` among others.
  init(_ site: Site, within limits: OutputLimits) throws {
    let isSingle = site.layout.isSingle
    let budget = OutputBudget(isSingle ? limits.ofOneFile : limits)
    let made = Mutex<[[OutputFile]]>(Array(repeating: [], count: site.jobs.count))
    try JobPool.run(site.jobs.count) { number in
      let files = try site.jobs[number].files(budget)
      made.withLock { $0[number] = files }
    }
    let parts = made.withLock { $0 }
    guard isSingle else {
      files = parts.joined().map { ReportFile(path: $0.path, bytes: $0.bytes) }
      return
    }
    let document = try site.singleDocument(parts.map { $0.flatMap(\.bytes) }, budget)
    files = [ReportFile(path: site.layout.indexPath, bytes: document)]
  }
}
