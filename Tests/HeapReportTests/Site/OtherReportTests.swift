import HeapProfile
import HeapStatistics
import Measures
import Mustache
import Output
import TestSupport
import Testing

@testable import HeapReport

/// A report of another sort, a comparison of two dumps, from facts and kinds of page of its own: what
/// the site engine offers is all that it needs.
@Suite("A report of another sort")
struct OtherReportTests {
  @Test(
    "has its pages, links and assets by the same engine",
    arguments: [SiteLayout.folder, .beside("my comparison.html")])
  func folder(_ layout: SiteLayout) throws {
    let site = try Self.site(layout)
    #expect(site.folders == ["assets", "classes"])
    let files = Dictionary(
      uniqueKeysWithValues: try site.jobs.flatMap { try $0.files(OutputBudget(.none)) }.map {
        ($0.path, $0.bytes)
      })
    #expect(LinkChecker(files: files).problems() == [])
    #expect(files.keys.filter { $0.hasSuffix(".html") }.count == 3)
    let index = try Markup(parsing: files[layout.indexPath] ?? [])
    #expect(index.all("li").map(\.text) == ["app.A: +9.00 KiB", "app.B: −1.00 KiB"])
  }

  @Test("can be a single file")
  func single() throws {
    let site = try Self.site(.single("all.html"))
    let sections = try site.jobs.map { try $0.files(OutputBudget(.none)).flatMap(\.bytes) }
    let text = String(
      decoding: try site.singleDocument(sections, OutputBudget(.none)), as: UTF8.self)
    for anchor in ["index", "c1", "c2"] {
      #expect(text.contains("id=\"\(anchor)\"") && text.contains("href=\"#\(anchor)\""))
    }
  }

  private static func site(_ layout: SiteLayout) throws -> Site {
    var files = Dictionary(
      uniqueKeysWithValues: BuiltInAssets.folder("Templates").map { ($0.path, $0.bytes) })
    files["changes.mustache"] = Array(
      """
      {{>partials/head}}<h1>Changes</h1><ul id="classes">{{#rows}}<li><a href="{{href}}">{{name}}\
      </a>: {{change}}</li>{{/rows}}</ul>{{>partials/foot}}
      """.utf8)
    files["changed-class.mustache"] = Array(
      """
      {{>partials/head}}<h1>{{name}}</h1><p><a href="{{home}}">All</a> {{change}}</p>\
      {{>partials/foot}}
      """.utf8)
    let library = TemplateLibrary(files)
    let facts = Changes(
      try analysis(["app.A": 1_024, "app.B": 2_048]),
      try analysis(["app.A": 10_240, "app.B": 1_024]), layout)
    let table = PageTable<Changes>([try ChangePages(library), try ChangedClassPages(library)])
    return Site(
      facts.head, [table.part(facts)],
      single: try library.template("single.mustache", for: SinglePage.self))
  }

  private static func analysis(_ classes: [String: Int64]) throws -> HeapAnalysis {
    var dump = SyntheticDump()
    dump.classes = classes.sorted { $0.key < $1.key }.map { name, size in
      .init(name, [.init(birth: 0, sizes: [(1, SyntheticDump.Sized(size, ""))])])
    }
    dump.snapshots = [.init(1)]
    return try HeapAnalysis(loading: dump.bytes())
  }
}

/// The facts: two dumps.
private struct Changes: Sendable {
  let base: HeapAnalysis
  let current: HeapAnalysis
  let head: SiteHead
  let pages: [PageAddress]

  init(_ base: HeapAnalysis, _ current: HeapAnalysis, _ layout: SiteLayout) {
    self.base = base
    self.current = current
    var head = SiteHead(title: "base and current", scope: "2 dumps", layout: layout)
    head.classes = SiteHead.Target(.index, "classes")
    self.head = head
    let slugs = Slug.unique(current.profile.classes.map(\.name))
    pages = slugs.enumerated().map { PageAddress("classes/\($1).html", id: "c\($0 + 1)") }
  }

  func row(_ place: Int, on page: PageAddress) -> ChangeRow {
    let (index, snapshot) = (ClassIndex(place), SnapshotIndex(0))
    return ChangeRow(
      name: current.profile.classes[place].name,
      href: head.href(SiteHead.Target(pages[place]), from: page),
      change: current.at(snapshot, index).total - base.at(snapshot, index).total)
  }
}

private struct ChangeRow: TemplateContext {
  let name: String
  let href: String
  let change: ByteCount

  static let fields: [Field<ChangeRow>] = [
    .text("name") { $0.name }, .text("href") { $0.href },
    .text("change", write: { $1.change($0.change) }),
  ]
}

private struct ChangePage: TemplateContext {
  let frame: PageFrame
  let rows: [ChangeRow]

  static let fields: [Field<ChangePage>] =
    PageFrame.fields { $0.frame } + [.list("rows") { $0.rows }]
}

private struct ChangePages: PageKind {
  private let template: Template<ChangePage>

  init(_ library: TemplateLibrary) throws(TemplateError) {
    template = try library.template("changes.mustache", for: ChangePage.self)
  }

  func folders(_ facts: Changes) -> [String] { [] }

  func jobs(_ facts: Changes) -> [PageJob] {
    let page = ChangePage(
      frame: PageFrame("Changes", .index, in: facts.head),
      rows: facts.pages.indices.map { facts.row($0, on: .index) })
    return [PageJob { [try template.file(page, at: .index, in: facts.head.layout, $0)] }]
  }
}

private struct ChangedClassPage: TemplateContext {
  let frame: PageFrame
  let row: ChangeRow

  static let fields: [Field<ChangedClassPage>] =
    PageFrame.fields { $0.frame } + [
      .text("name") { $0.row.name }, .text("change", write: { $1.change($0.row.change) }),
    ]
}

private struct ChangedClassPages: PageKind {
  private let template: Template<ChangedClassPage>

  init(_ library: TemplateLibrary) throws(TemplateError) {
    template = try library.template("changed-class.mustache", for: ChangedClassPage.self)
  }

  func folders(_ facts: Changes) -> [String] { ["classes"] }

  func jobs(_ facts: Changes) -> [PageJob] {
    facts.pages.enumerated().map { place, address in
      PageJob { budget in
        let row = facts.row(place, on: address)
        let page = ChangedClassPage(
          frame: PageFrame(row.name, address, in: facts.head), row: row)
        return [try template.file(page, at: address, in: facts.head.layout, budget)]
      }
    }
  }
}
