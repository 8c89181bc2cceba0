import Output
import HeapProfile
import HeapStatistics
import Mustache
import TestSupport
import Testing

@testable import HeapReport

@Suite("All classes by name")
struct ClassListTests {
  /// The index and the pages with all classes; the pages of the classes themselves are not made.
  private func pages(_ count: Int) throws -> (facts: ReportFacts, files: [String: [UInt8]]) {
    var dump = SyntheticDump()
    dump.classes = (1...count).map { number in
      .init("app.C\(number)", [.init(birth: 0, sizes: [(1, SyntheticDump.Sized(8, ""))])])
    }
    dump.snapshots = [.init(1)]
    let facts = ReportFacts(try HeapAnalysis(loading: dump.bytes()), .init(title: "many"))
    let library = BuiltInAssets.templates
    let kinds: [any PageKind<ReportFacts>] = [
      try IndexPages(library, PlainRenderer()), try ClassListPages(library),
    ]
    let files = try PageTable(kinds).part(facts).jobs.flatMap { try $0.files(OutputBudget(.none)) }
    return (
      facts, Dictionary(files.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    )
  }

  @Test("every class is on one of the pages with all of them")
  func all() throws {
    let (facts, files) = try pages(1_003)
    let lists = files.keys.filter { $0.hasPrefix("classes/all-") }.sorted()
    #expect(lists == ["classes/all-1.html", "classes/all-2.html", "classes/all-3.html"])
    let links = try lists.flatMap { try PageRules.links(of: Markup(parsing: files[$0] ?? [])) }
    let wanted = facts.analysis.classIndices.map {
      "../" + facts.links.layout.path(of: facts.links.classPage($0))
    }
    #expect(Set(wanted).isSubset(of: links))
    #expect(links.contains("../classes/all-3.html"))
    let index = String(decoding: files["index.html"] ?? [], as: UTF8.self)
    #expect(index.contains("503 more classes"))
    #expect(index.contains("href=\"classes/all-1.html\""))
  }

  @Test("there are none when a glance at the index is enough")
  func few() throws {
    #expect(try !pages(10).files.keys.contains { $0.hasPrefix("classes/all-") })
    #expect(try pages(11).files.keys.contains("classes/all-1.html"))
  }
}
