import HeapProfile
import HeapStatistics

/// The pages with all snapshots, where the index lists only some of them.
typealias SnapshotListPages = ListPages<SnapshotRow>

extension SnapshotRow: PagedRow {
  static var list: PagedList<SnapshotIndex> {
    PagedList(
      name: "snapshots", rowsName: "snapshotRows", order: "in order of time",
      limit: ReportLinks.snapshotLimit, all: { Array($0.analysis.snapshotIndices) },
      pageCount: \.snapshotListCount, page: ReportLinks.snapshotListPage)
  }
}
