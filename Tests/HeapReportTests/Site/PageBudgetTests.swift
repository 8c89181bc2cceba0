import HeapReport
import Output
import TestSupport
import Testing

/// A page opens at once, whatever the dump holds: its bytes and its elements are bounded.
@Suite("Weight of pages")
struct PageBudgetTests {
  private static let bytes = 1_000_000
  private static let elements = 15_000

  private func expectLight(_ site: GeneratedSite) throws {
    for path in site.pagePaths {
      let bytes = site.files[path]?.count ?? 0
      #expect(bytes <= Self.bytes, "\(path)")
      let elements = try site.markup(path).elements.count
      #expect(elements <= Self.elements, "\(path)")
    }
  }

  @Test("fixtures", arguments: Fixture.loadable)
  func fixtures(_ fixture: Fixture) throws {
    try expectLight(SiteStore.site(of: fixture))
  }

  @Test("fixtures as one file", arguments: Fixture.loadable)
  func single(_ fixture: Fixture) throws {
    let settings = GeneratedSite.Settings(layout: .single("heap.html"), instanceLimit: 200)
    #expect(try document(GeneratedSite(fixture, settings).site).count <= 5_000_000)
  }

  private func document(_ site: Site) throws -> [UInt8] {
    let budget = OutputBudget(.none)
    return try site.singleDocument(try site.jobs.map { try $0.files(budget)[0].bytes }, budget)
  }

  /// Instances of some classes, each with a tree of its own at every snapshot.
  private func dump(classes: Int, instances: Int, snapshots: Int, referents: Int) -> [UInt8] {
    var dump = SyntheticDump()
    dump.classes = (0..<classes).map { number in
      .init(
        "app.models.C\(number)",
        (0..<instances).map { instance in
          .init(
            birth: 0,
            sizes: (1...snapshots).map { time in
              let children = (0..<referents).map {
                SyntheticDump.Sized(Int64(50 + $0), "[V] name\($0): value \($0) of \(time)")
              }
              return (
                Double(time),
                SyntheticDump.Sized(Int64(10_000 * time + instance), "<C at \(instance)>", children)
              )
            })
        })
    }
    dump.snapshots = (1...snapshots).map {
      .init(Double($0), "step \($0)", trackedTotal: Int64(classes * instances * 10_000 * $0))
    }
    return dump.bytes()
  }

  @Test(
    "products of two quantities",
    arguments: [(1, 8, 300, 2), (1, 210, 2, 40), (60, 1, 110, 0)])
  func products(_ classes: Int, _ instances: Int, _ snapshots: Int, _ referents: Int) throws {
    let bytes = dump(
      classes: classes, instances: instances, snapshots: snapshots, referents: referents)
    try expectLight(GeneratedSite(bytes))
  }

  @Test("one file leaves out trees first, and says so; a wish for all is kept")
  func fewerTrees() throws {
    let bytes = dump(classes: 2, instances: 150, snapshots: 2, referents: 120)
    var settings = GeneratedSite.Settings(layout: .single("heap.html"), instanceLimit: 200)
    settings.drawsCharts = false
    let small = try document(GeneratedSite(bytes, settings).site)
    #expect(small.count <= 5_000_000)
    let text = String(decoding: small, as: UTF8.self)
    #expect(text.contains("This file has room for those of the "))
    #expect(text.ranges(of: "<article class=\"card\"").count == 300, "no instance is left out")
    settings.isKeptSmall = false
    let whole = try document(GeneratedSite(bytes, settings).site)
    #expect(!String(decoding: whole, as: UTF8.self).contains("This file has room"))
    #expect(whole.count > small.count)
  }

  @Test("of many snapshots one file has pages for some, and a line for each")
  func snapshots() throws {
    let bytes = dump(classes: 1, instances: 2, snapshots: 700, referents: 0)
    var settings = GeneratedSite.Settings(layout: .single("heap.html"), instanceLimit: 200)
    settings.drawsCharts = false
    let text = String(
      decoding: try document(GeneratedSite(bytes, settings).site), as: UTF8.self)
    #expect(text.utf8.count <= 5_000_000)
    #expect(text.contains("id=\"s1\"") && text.contains("id=\"s700\""))
    #expect(!text.contains("id=\"s300\""))
    for place in [2, 300, 600] { #expect(text.contains("-line-\(place)\"")) }
    for link in text.matches(of: /href="#([^"]+)"/).map(\.1) where link.hasSuffix("0") {
      #expect(text.contains("id=\"\(link)\""), "\(link)")
    }
  }

  @Test("a SCons build has fewer than 60 files")
  func files() throws {
    let site = try GeneratedSite(
      Fixture("../../Examples/scons"), GeneratedSite.Settings(drawsCharts: false))
    #expect(site.files.count < 60)
  }
}
