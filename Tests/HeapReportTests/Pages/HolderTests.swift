import Bytes
import TestSupport
import Testing

@testable import HeapReport

@Suite("Who holds the instances of a class")
struct HolderTests {
  private func page(_ record: PythonLiteral) throws -> Markup {
    var dump = SyntheticDump()
    dump.classes = [
      .init("C", [.init(birth: 0.5, sizes: [(time: 1.0, sized: SyntheticDump.Sized(10))])])
    ]
    dump.snapshots = [.init(1, trackedTotal: 10)]
    let site = try GeneratedSite(dump.bytes() + record.pickle, .init(drawsCharts: false))
    let path = try #require(site.files.keys.first { $0.hasPrefix("classes/") })
    return try Markup(parsing: site.files[path] ?? [])
  }

  @Test("each way has its instances and their share of those that were looked at")
  func ways() throws {
    let page = try page([
      "heapmonitor": 1, "holders": [["C", 20, [["app.cache<b>[…]", 15], ["", 5]]]],
    ])
    let text = VisibleText.text(of: page)
    #expect(text.contains("20 living instances were looked at"))
    let region = try #require(
      page.all("div").first { $0["aria-label"] == "Who holds the instances" })
    let table = Table(try #require(region.first("table")))
    #expect(table.rows.map { $0.text("Way")?.hasPrefix("app.cache<b>[…]") } == [true, false])
    #expect(table.rows[1].text("Way")?.contains("no way found") == true)
    #expect(table.rows.map { Reading.count($0.text("Instances")) } == [15, 5])
    #expect(
      table.rows.map { Reading.isShare($0.text("Share of those looked at"), 15, of: 20) }
        == [true, false])
  }

  @Test("a dump that does not say has no such section")
  func unknown() throws {
    let text = VisibleText.text(of: try page(["heapmonitor": 1]))
    #expect(!text.contains("Who holds them"))
  }
}
