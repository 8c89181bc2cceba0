import HeapProfile
import HeapReport
import TestSupport
import Testing

@Suite("Cards of instances")
struct InstanceCardTests {
  /// A report on a class with one instance that grew from 56 to 2,048 bytes.
  private func site(_ layout: SiteLayout = .folder, named name: String? = nil) throws
    -> GeneratedSite
  {
    var dump = SyntheticDump()
    var object = SyntheticDump.Object(
      birth: 0.25,
      sizes: [(time: 0.25, sized: SyntheticDump.Sized(56))]
        + [1.0, 2.0].map { (time: $0, sized: SyntheticDump.Sized(Int64($0) * 1_024)) })
    if let name { object.attributes["name"] = [.text(name)] }
    dump.classes = [SyntheticDump.Class("app.Node", [object])]
    dump.snapshots = [1.0, 2.0].map { SyntheticDump.Snapshot($0, "", trackedTotal: 1_000_000) }
    return try GeneratedSite(
      dump.bytes(), GeneratedSite.Settings(layout: layout, drawsCharts: false))
  }

  private func card(_ site: GeneratedSite) throws -> Element {
    let page = try site.markup(site.facts.links.instancesPage(ClassIndex(0), 1))
    return try #require(page.all("article").first { $0.hasClass("card") })
  }

  @Test("a class is named where the page is not that class alone, or the instance is of another")
  func names() throws {
    func names(_ site: GeneratedSite) throws -> [String] {
      try card(site).all("p").filter { $0.hasClass("facts") }.flatMap { $0.all("span") }
        .filter { $0.hasClass("code") && !$0.text.hasPrefix("0x") }.map(\.text)
    }
    #expect(try names(site()) == [])
    #expect(try names(site(named: "app.Leaf")) == ["app.Leaf"])
    let single = try site(.single("heap.html")).files.values
    #expect(
      single.contains {
        String(decoding: $0, as: UTF8.self).contains("<span class=\"code\">app.Node</span>")
      })
  }

  @Test("exact bytes stand beside what is rounded, and only there")
  func exactness() throws {
    let sizes = try card(site()).all("b")
    #expect(sizes.map(\.text) == ["56 B", "1.00 KiB", "2.00 KiB"])
    #expect(sizes.map { $0["title"] } == [nil, "1,024 bytes", "2,048 bytes"])
  }
}
