import HeapReport
import Output
import TestSupport
import Testing

@Suite("Pages of a comparison")
struct ComparisonPageTests {
  private static let before = SyntheticDump.shop(isLater: false).bytes()
  private static let after = SyntheticDump.shop(isLater: true).bytes()

  /// Fixtures with a snapshot, each with the one after it.
  private static let pairs: [[Fixture]] = {
    let all = [
      "hostile", "record", "demo-pympler-1.1-python3.13", "scons2008", "small",
    ]
    .map { Fixture($0) }
    return zip(all, all.dropFirst() + all.prefix(1)).map { [$0, $1] }
  }()

  @Test("every page is well-formed, every link leads somewhere", arguments: pairs)
  func links(_ pair: [Fixture]) throws {
    let site = try ComparisonSite(pair[0], pair[1], drawsCharts: true)
    #expect(LinkChecker(files: site.files).problems() == [])
    for path in site.files.keys where path.hasSuffix(".html") {
      #expect(PageRules.problems(of: try site.markup(path)) == [], "\(path)")
    }
  }

  @Test("also beside a page with an awkward name, and in one file")
  func layouts() throws {
    let beside = try ComparisonSite(Self.before, Self.after, .beside("50 % of #1, a&b.html"))
    #expect(LinkChecker(files: beside.files).problems() == [])
    let single = try ComparisonSite(Self.before, Self.after, .single("all.html"))
    let sections = try single.site.jobs.map {
      try $0.files(OutputBudget(.none)).flatMap(\.bytes)
    }
    let text = String(
      decoding: try single.site.singleDocument(sections, OutputBudget(.none)), as: UTF8.self)
    for anchor in ["index", "c1", "c2", "c3"] {
      #expect(text.contains("id=\"\(anchor)\"") && text.contains("href=\"#\(anchor)\""))
    }
  }

  @Test("the index has the answer, each class that changed, and folds those that did not")
  func index() throws {
    let index = try ComparisonSite(Self.before, Self.after).markup("index.html")
    #expect(
      index.all("h1").map(\.text) == [
        "2.49 → 5.81 KiB: +3.32 KiB, 88.2 % of it in shop.Item, most in its tags"
      ])
    let rows = try #require(index.table("Classes")).rows
    #expect(
      rows.map { $0.text("Class") } == ["shop.Item", "shop.Cache new", "shop.Log gone"])
    #expect(rows.map { $0.text("Alive") } == ["10", "0 → 1", "5 → 0"])
    #expect(rows.map { $0.text("Change") } == ["+2.93 KiB", "+900 B", "−500 B"])
    #expect(rows[0].text("Most of it in") == "tags +2.93 KiB")
    let folded = index.all("details").flatMap { $0.all("p") }.map(\.text)
    #expect(folded.contains("shop.Same: 1 instance, 48 B"))
  }

  @Test("a class has its referents as one tree, and its call sites side by side")
  func classPage() throws {
    let site = try ComparisonSite(Self.before, Self.after)
    let path = try #require(site.files.keys.first { $0.contains("shop.item") })
    let page = try site.markup(path)
    #expect(
      page.all("details").first?.all("code").map(\.text).prefix(3) == ["__dict__", "tags", "k"])
    let text = page.all("main").map(\.text).joined()
    #expect(text.contains("1.56 KiB → 4.49 KiB +2.93 KiB"))
    // The line moved, the call is the same: one row.
    #expect(text.contains("in fill") && text.contains("1.95 KiB") && text.contains("4.88 KiB"))
  }

  @Test("a redacted one shows no key and no line of source")
  func redaction() throws {
    let secret = "[V] password: 'hunter2'"
    let site = try ComparisonSite(
      SyntheticDump.shop(isLater: false, secret: secret).bytes(),
      SyntheticDump.shop(isLater: true, secret: secret).bytes(), isRedacted: true)
    let all = site.files.values.map { String(decoding: $0, as: UTF8.self) }.joined()
    #expect(!all.contains("password") && !all.contains("hunter2"))
    #expect(all.contains("(hidden)") && all.contains("tags"))
  }

  @Test("a dump against itself is unchanged")
  func itself() throws {
    let site = try ComparisonSite(Self.before, Self.before)
    let index = try site.markup("index.html")
    #expect(index.all("h1").map(\.text).first?.hasPrefix("Unchanged: 2.49 KiB") == true)
    #expect(!site.files.keys.contains { $0.hasPrefix("classes/") })
  }

  @Test("the same dumps give the same bytes")
  func determinism() throws {
    let one = try ComparisonSite(Self.before, Self.after, drawsCharts: true)
    let other = try ComparisonSite(Self.before, Self.after, drawsCharts: true)
    #expect(one.files == other.files)
  }
}
