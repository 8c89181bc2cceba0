import HeapProfile
import HeapReport
import TestSupport
import Testing

@Suite("Pages of instances")
struct InstancePagingTests {
  /// A class with so many instances, the last of which is the largest.
  private func site(_ count: Int, limit: Int? = 1_000) throws -> GeneratedSite {
    var dump = SyntheticDump()
    let objects = stride(from: 1, through: count, by: 1).map { number in
      SyntheticDump.Object(
        birth: 0.25, sizes: [(time: 1.0, sized: SyntheticDump.Sized(Int64(number)))])
    }
    dump.classes = [SyntheticDump.Class("app.Many", objects)]
    dump.snapshots = [SyntheticDump.Snapshot(1, "one", trackedTotal: 1_000_000)]
    return try GeneratedSite(
      dump.bytes(), GeneratedSite.Settings(instanceLimit: limit, drawsCharts: false))
  }

  private func pages(_ site: GeneratedSite) throws -> [Markup] {
    let further = site.pagePaths.filter { $0.contains("-instances-") }.count
    let pages = (0...further).map {
      site.facts.links.instancesPage(ClassIndex(0), $0 + 1)
    }
    return try pages.map(site.markup)
  }

  private func cards(_ page: Markup) -> [String] {
    page.elements.filter { $0.hasClass("card") }.compactMap { $0["id"] }
  }

  private func note(_ page: Markup) -> String? {
    page.all("p").first {
      $0.text.contains("largest") && $0.hasClass("note")
        || $0.text.contains("No instances were recorded")
    }?.text
  }

  @Test("200 per page", arguments: [(0, 1), (1, 1), (200, 1), (201, 2), (400, 2), (999, 5)])
  func pageCount(_ instances: Int, _ count: Int) throws {
    let pages = try pages(site(instances))
    #expect(pages.count == count)
    #expect(pages.dropLast().allSatisfy { cards($0).count == 200 })
    #expect(pages.map { cards($0).count }.reduce(0, +) == instances)
  }

  @Test("every instance has its place once, the largest first")
  func places() throws {
    let shown = try pages(site(450)).flatMap(cards)
    #expect(shown == (1...450).reversed().map { "i\($0)" })
  }

  @Test("pages lead to those before and after them")
  func links() throws {
    let site = try site(450)
    let pages = try pages(site)
    func links(_ page: Markup, _ relation: String) -> Set<String> {
      Set(page.all("a").filter { $0["rel"] == relation }.map { "\($0["href"] ?? "") \($0.text)" })
    }
    let slug = site.facts.links.layout.path(
      of: site.facts.links.classPage(ClassIndex(0))
    ).dropLast(".html".count)
    func page(_ suffix: String) -> String { "../\(slug)\(suffix).html#instances" }
    #expect(links(pages[0], "prev").isEmpty)
    #expect(links(pages[0], "next") == ["\(page("-instances-2")) 201 to 400 ›"])
    #expect(links(pages[1], "prev") == ["\(page("")) ‹ 1 to 200"])
    #expect(links(pages[1], "next") == ["\(page("-instances-3")) 401 to 450 ›"])
    #expect(links(pages[2], "prev") == ["\(page("-instances-2")) ‹ 201 to 400"])
    #expect(links(pages[2], "next").isEmpty)
    #expect(LinkChecker(files: site.files).problems() == [])
  }

  @Test("what is left out is said, with the way to get it")
  func cut() throws {
    let pages = try pages(site(1_234))
    #expect(pages.count == 5)
    #expect(pages.flatMap(cards) == (235...1_234).reversed().map { "i\($0)" })
    let notes = pages.map { note($0) ?? "" }
    #expect(notes[1].hasPrefix("201 to 400 of 1,234, largest first."))
    for note in notes {
      #expect(note.contains("lists the 1,000 largest of 1,234 "))
      #expect(note.contains("--instances all"))
    }
  }

  @Test("all of them on demand; then nothing is said to be left out")
  func all() throws {
    let pages = try pages(site(1_234, limit: nil))
    #expect(pages.count == 7)
    #expect(pages.flatMap(cards).count == 1_234)
    #expect(pages.allSatisfy { note($0)?.contains("--instances") == false })
    #expect(try note(self.pages(site(3))[0]) == "All of them, largest first.")
  }

  @Test("none of them on demand is not none recorded")
  func none() throws {
    let site = try site(3, limit: 0)
    let pages = try pages(site)
    #expect(pages.flatMap(cards) == [])
    #expect(note(pages[0])?.contains("No instances were recorded") == false)
    #expect(note(pages[0])?.contains("--instances all") == true)
    #expect(try note(self.pages(self.site(0))[0]) == "No instances were recorded.")
    #expect(LinkChecker(files: site.files).problems() == [])
  }
}
