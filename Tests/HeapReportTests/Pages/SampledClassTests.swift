import Bytes
import TestSupport
import Testing

@testable import HeapReport

@Suite("What the instances of a class hold, measured in some of them")
struct SampledClassTests {
  /// Ten instances of 1,000 bytes.
  private func site(_ samples: PythonLiteral?, isRedacted: Bool = false) throws -> GeneratedSite {
    var dump = SyntheticDump()
    let object = SyntheticDump.Object(birth: 0.5, sizes: [(1.0, SyntheticDump.Sized(1_000))])
    dump.classes = [.init("C", Array(repeating: object, count: 10))]
    dump.snapshots = [.init(1, trackedTotal: 10_000)]
    let record: PythonLiteral = [
      "heapmonitor": 1, "samples": samples.map { [["C", 1, $0]] } ?? .none,
    ]
    return try GeneratedSite(
      dump.bytes() + record.pickle, .init(isRedacted: isRedacted, drawsCharts: false))
  }

  private static let tree: PythonLiteral = [
    500, 50, "",
    [
      [400, 100, "[S] bo<b>dy: 'Q7secret'", [[300, 300, "'Q7inside'", []]]],
      [50, 50, "[S] id: 7", []],
    ],
  ]

  private func page(_ site: GeneratedSite) throws -> Markup {
    let path = try #require(site.files.keys.first { $0.hasPrefix("classes/") })
    return try Markup(parsing: site.files[path] ?? [])
  }

  @Test("bytes and counts are those of all, in proportion")
  func proportion() throws {
    let page = try page(try site([[2, Self.tree], [7, Self.tree]]))
    let region = try #require(page.all("div").first { $0["aria-label"] == "Attributes by size" })
    let table = Table(try #require(region.first("table")))
    #expect(
      table.rows.map { $0.text("Attribute") } == ["bo<b>dy", "id", "the objects themselves"])
    #expect(table.rows.map { Reading.count($0.text("Instances with it")) } == [10, 10, 10])
    #expect(
      zip(table.rows, [8_000, 1_000, 1_000]).allSatisfy {
        Reading.isShare($0.text("Share of the class"), $1, of: 10_000)
      })
    let text = VisibleText.text(of: page)
    #expect(text.contains("Measured in 2 of 10 instances at "))
    #expect(!text.contains("was not recorded. Track"))
  }

  @Test("the index has them among the largest attributes, and says so")
  func index() throws {
    let site = try site([[0, Self.tree]])
    let page = try Markup(parsing: site.files["index.html"] ?? [])
    let region = try #require(
      page.all("div").first { $0["aria-label"] == "The largest attributes" })
    let table = Table(try #require(region.first("table")))
    #expect(table.rows.first?.text("Class and attribute") == "C.bo<b>dy")
    #expect(VisibleText.text(of: page).contains("where only some were measured in proportion"))
  }

  @Test("values are not shown, and nothing of them where names are hidden")
  func redacted() throws {
    for isRedacted in [false, true] {
      let site = try site([[0, Self.tree]], isRedacted: isRedacted)
      for (_, bytes) in site.files {
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(!text.contains("Q7inside"))
        #expect(!isRedacted || !text.contains("Q7secret"))
      }
    }
  }

  @Test("without samples the page says what to do")
  func unknown() throws {
    let text = VisibleText.text(of: try page(try site(nil)))
    #expect(text.contains("was not recorded. Track the class with a resolution level of 2"))
    #expect(!text.contains("Measured in"))
  }
}
