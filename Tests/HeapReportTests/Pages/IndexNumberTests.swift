import HeapProfile
import HeapStatistics
import TestSupport
import Testing

@testable import HeapReport

@Suite("Numbers on the index")
struct IndexNumberTests {
  @Test("the table of classes shows the peak", arguments: Fixture.loadable)
  func classes(_ fixture: Fixture) throws {
    let site = try SiteStore.site(of: fixture)
    let expected = try Expected(fixture)
    let page = try site.markup(.index)
    let shown = expected.peak ?? expected.snapshots.indices.last
    let rows = page.table("Classes")?.rows ?? []
    let registered = page.table("Registered classes")?.rows.compactMap(\.link) ?? []
    for index in site.facts.analysis.classIndices {
      let name = site.facts.analysis.profile.classes[index.rawValue].name
      let link = site.facts.links.href(
        site.facts.links.classPage(index), from: .index)
      let cell = try shown.map { try #require(expected.cell($0, name)) }
      if let row = rows.first(where: { $0.link == link }) {
        expect(row, shows: try #require(cell), "\(name)")
        #expect(!registered.contains(link))
      } else {
        #expect((cell?.active ?? 0) == 0 && (cell?.sum ?? 0) == 0, "\(name) is missing")
        #expect(registered.contains(link), "\(name) is missing")
      }
    }
  }

  @Test("the table of snapshots; what is unknown is a dash", arguments: Fixture.loadable)
  func snapshots(_ fixture: Fixture) throws {
    let expected = try Expected(fixture)
    let rows = try SiteStore.site(of: fixture).markup(.index).table("Snapshots")?.rows ?? []
    #expect(rows.count == expected.snapshots.count)
    for (row, wanted) in zip(rows, expected.snapshots) {
      let tracked = wanted["tracked_total"].integer ?? 0
      #expect(Reading.exact(row["Tracked"]?["title"]) == tracked)
      #expect(Reading.isSize(row.text("Tracked"), of: Double(tracked)))
      let alive = wanted["classes"].members.reduce(0) { $0 + ($1.value["active"].integer ?? 0) }
      #expect(Reading.count(row.text("Alive")) == alive)
      expectSize(row, "Measurable", wanted["asizeof_total"].measured)
      expectSize(row, "Virtual", wanted["vsz"].measured)
      expectSize(row, "Physical", wanted["rss"].measured)
    }
  }

  private func expectSize(_ row: Table.Row, _ title: String, _ bytes: Int64?) {
    if let bytes {
      #expect(Reading.isSize(row.text(title), of: Double(bytes)), "\(title) \(bytes)")
    } else {
      #expect(row[title]?.text == "–", "\(title)")
    }
  }

  @Test("exactly the peak is marked", arguments: Fixture.loadable)
  func peak(_ fixture: Fixture) throws {
    let rows = try SiteStore.site(of: fixture).markup(.index).table("Snapshots")?.rows ?? []
    let marked = rows.indices.filter { place in
      rows[place]["Snapshot"]?.descendants.contains { $0.hasClass("badge") } == true
    }
    #expect(marked == (try Expected(fixture).peak.map { [$0] } ?? []))
  }
}
