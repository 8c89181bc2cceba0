import HeapProfile
import HeapStatistics
import TestSupport
import Testing

@testable import HeapReport

@Suite("Numbers on snapshot pages")
struct SnapshotNumberTests {
  @Test("every class at the snapshot is what Pympler counts", arguments: Fixture.loadable)
  func classes(_ fixture: Fixture) throws {
    let site = try SiteStore.site(of: fixture)
    let expected = try Expected(fixture)
    for (snapshot, _) in expected.snapshots.enumerated() {
      let page = site.facts.links.snapshotPage(SnapshotIndex(snapshot))
      let rows = try site.markup(page).table("Classes")?.rows ?? []
      for index in site.facts.analysis.classIndices {
        let name = site.facts.analysis.profile.classes[index.rawValue].name
        let link = site.facts.links.href(
          site.facts.links.classPage(index), from: page)
        let cell = try #require(expected.cell(snapshot, name))
        if let row = rows.first(where: { $0.link == link }) {
          expect(row, shows: cell, "\(name) at \(snapshot + 1)")
        } else {
          #expect(cell.active == 0 && cell.sum == 0, "\(name) is missing at \(snapshot + 1)")
        }
      }
    }
  }

  @Test("the process' sizes are those of the dump or not there", arguments: Fixture.loadable)
  func process(_ fixture: Fixture) throws {
    let site = try SiteStore.site(of: fixture)
    for (snapshot, wanted) in try Expected(fixture).snapshots.enumerated() {
      let page = try site.markup(site.facts.links.snapshotPage(SnapshotIndex(snapshot)))
      var tiles: [String: Element] = [:]
      for tile in page.elements where tile.hasClass("tile") {
        tiles[tile.first("dt")?.text ?? ""] = tile.first("dd")
      }
      #expect(
        Reading.exact(tiles["Virtual memory (VSZ)"]?["title"]) == wanted["vsz"].measured)
      #expect(
        Reading.exact(tiles["Physical memory (RSS)"]?["title"]) == wanted["rss"].measured)
      #expect((page.element(id: "process") == nil) == tiles.isEmpty)
    }
  }
}
