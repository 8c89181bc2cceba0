import HeapProfile
import HeapStatistics

/// The pages with all classes by name, where a report has many: the index has them by size.
typealias ClassListPages = ListPages<RegisteredRow>

extension RegisteredRow: PagedRow {
  static var list: PagedList<ClassIndex> {
    PagedList(
      name: "classes", rowsName: "registeredRows", order: "by name",
      limit: ReportLinks.classLimit, all: { Array($0.analysis.classIndices) },
      pageCount: \.classListCount, page: ReportLinks.classListPage)
  }
}
