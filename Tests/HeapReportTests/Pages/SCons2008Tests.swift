import HeapProfile
import HeapReport
import TestSupport
import Testing

@Suite("The dump of 2008")
struct SCons2008Tests {
  private static let names = [
    "before reading SConscript files:", "after reading SConscript files:",
    "before building targets:", "after building targets:",
  ]

  @Test("snapshots bear the names that SCons gave them")
  func names() throws {
    let site = try SiteStore.site(of: Fixture("scons2008"))
    let rows = try #require(try site.markup(.index).table("Snapshots")).rows
    #expect(rows.map { $0["Snapshot"]?.first("a")?.text } == Self.names)
    for (place, name) in Self.names.enumerated() {
      let heading = try site.markup(site.facts.links.snapshotPage(SnapshotIndex(place))).all("h1")
        .first
      #expect(heading?.text.hasPrefix(name) == true)
    }
  }

  @Test("the last one tracks 1.74 MiB, and the integer of its process is virtual memory")
  func last() throws {
    let site = try SiteStore.site(of: Fixture("scons2008"))
    let row = try #require(try site.markup(.index).table("Snapshots")?.rows.last)
    #expect(row.text("Tracked") == "1.74 MiB")
    #expect(row.text("Virtual") != nil)
    #expect(row.text("Physical") == nil)
    let page = try site.markup(site.facts.links.snapshotPage(SnapshotIndex(3)))
    #expect(page.all("p").contains { $0.text.contains("1.74 MiB tracked in ") })
  }
}
