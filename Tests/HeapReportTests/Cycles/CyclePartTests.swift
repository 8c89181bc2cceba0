import HeapReport
import ReferenceCycles
import TestSupport
import Testing

@Suite("Reference cycles in a report on a dump")
struct CyclePartTests {
  /// A report with the cycles of the fixtures' graph in it.
  private func site(_ layout: SiteLayout, _ graph: [UInt8]? = nil) throws -> GeneratedSite {
    var settings = GeneratedSite.Settings(layout: layout, drawsCharts: !layout.isSingle)
    settings.cycleGraph = try graph ?? CycleSite.leakgraph()
    return try GeneratedSite(Fixture("small"), settings)
  }

  @Test(
    "every link leads somewhere, and all pages are linked",
    arguments: [SiteLayout.folder, .beside("50 % of #1, a&b.html")])
  func links(_ layout: SiteLayout) throws {
    let site = try site(layout)
    #expect(LinkChecker(files: site.files).problems() == [])
    let own = site.files.keys.filter { $0.hasPrefix("\(layout.folder)garbage/") }
    #expect(own.filter { $0.hasSuffix(".html") }.count == 17)
    #expect(own.filter { $0.hasSuffix(".svg") }.count == 32)
    #expect(site.files.keys.filter { $0.hasSuffix("style.css") }.count == 1)
  }

  @Test("the index says what the overview says, and every page leads to it")
  func words() throws {
    let site = try site(.folder)
    let overview = try site.markup("garbage/index.html")
    let headline = try #require(overview.all("h1").first?.text)
    let index = try site.markup(.index)
    #expect(index.all("h2").map(\.text).contains("Reference cycles"))
    #expect(index.all("p").contains { $0.text.hasPrefix(headline) })
    #expect(index.all("a").contains { $0["href"] == "garbage/index.html" })
    let shapes = index.all("a").compactMap { $0["href"] }
      .filter { $0.hasPrefix("garbage/shape-") }
    #expect(Array(shapes.prefix(4)) == ["6", "14", "16", "1"].map { "garbage/shape-\($0).html" })
    for path in site.pagePaths where !path.hasPrefix("garbage/") && path != "index.html" {
      let links = try site.markup(path).all("a").map { $0["href"] }
      #expect(links.contains("../index.html#cycles"), "\(path)")
    }
    let shape = try site.markup("garbage/shape-1.html").all("a").map { $0["href"] }
    #expect(
      shape.contains("../index.html#classes") && shape.contains("../garbage/index.html#shapes"))
  }

  @Test("a graph without cycles has no table of shapes")
  func empty() throws {
    let site = try site(.folder, Array("digraph G { a -> b; }".utf8))
    #expect(LinkChecker(files: site.files).problems() == [])
    #expect(try site.markup(.index).all("h2").map(\.text).contains("Reference cycles"))
  }

  @Test("without a graph nothing is said of cycles")
  func none() throws {
    let site = try SiteStore.site(of: Fixture("small"))
    #expect(try !site.markup(.index).elements.contains { $0["id"] == "cycles" })
    #expect(!site.files.keys.contains { $0.hasPrefix("garbage") })
  }
}
