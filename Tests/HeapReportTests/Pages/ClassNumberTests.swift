import HeapProfile
import HeapStatistics
import TestSupport
import Testing

@testable import HeapReport

@Suite("Numbers on class pages")
struct ClassNumberTests {
  @Test("every class at every snapshot is what Pympler counts", arguments: Fixture.loadable)
  func classes(_ fixture: Fixture) throws {
    let site = try SiteStore.site(of: fixture)
    let expected = try Expected(fixture)
    for index in site.facts.analysis.classIndices {
      let name = site.facts.analysis.profile.classes[index.rawValue].name
      let table = try site.markup(site.facts.links.classPage(index)).table(
        "The class at each snapshot")
      #expect((table?.rows.count ?? 0) == expected.snapshots.count)
      for (snapshot, row) in (table?.rows ?? []).enumerated() {
        let cell = try #require(expected.cell(snapshot, name))
        expect(row, shows: cell, "\(name) at \(snapshot + 1)")
        #expect(row.link == "../snapshots/\(snapshot + 1).html")
      }
    }
  }

  @Test("born less freed is the change of alive", arguments: Fixture.loadable)
  func change(_ fixture: Fixture) throws {
    let site = try SiteStore.site(of: fixture)
    for index in site.facts.analysis.classIndices {
      let table = try site.markup(site.facts.links.classPage(index)).table(
        "The class at each snapshot")
      var alive: Int64 = 0
      for row in table?.rows ?? [] {
        let born = try #require(Reading.count(row.text("Born")))
        let freed = try #require(Reading.count(row.text("Freed")))
        alive += born - freed
        #expect(Reading.count(row.text("Alive")) == alive)
      }
    }
  }
}
