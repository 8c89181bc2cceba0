import Foundation
import TestSupport
import Testing

@Suite("Two heap files, and limits of one")
struct HeapDiffTests {
  private let work: Workplace

  init() throws {
    work = try Workplace()
    try work.write("small.heap", SmallHeap.writer().ended())
    var more = SmallHeap.writer()
    more.objects(
      (0..<40).map { TestObject(address: 5_000 + 8 * $0, bytes: 100, type: 3, count: 1) })
    try work.write("more.heap", more.ended())
    try work.write("more.gz", gzipped(more.ended()))
    try work.write("heap.dat", Fixture("small").bytes())
  }

  private func run(_ words: String...) throws -> Program.Result {
    try Program.run(words, in: work.folder)
  }

  @Test("the answer, the holders and the types")
  func console() throws {
    let result = try run("diff", "small.heap", "more.gz")
    #expect(result.status == 0 && result.standardError == "", "\(result)")
    let text = result.standardOutput
    #expect(text.contains("+3.91 KiB") && text.contains("app.Store, 1 → 41 objects"), "\(text)")
    #expect(text.contains("<app.Store>, app.Store, new"))
    #expect(text.contains("The heaps are of two processes"))
    let same = try run("diff", "small.heap", "small.heap")
    #expect(same.standardOutput.hasPrefix("Unchanged: "))
  }

  @Test("the same as JSON")
  func json() throws {
    let result = try run("diff", "small.heap", "more.heap", "--format", "json")
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(result.standardOutput.utf8)) as? [String: Any])
    #expect(document["format"] as? String == "heaphtml-heap-diff")
    #expect(document["unchanged"] as? Bool == false && document["staying"] is NSNull)
    let bytes = try #require(document["bytes"] as? [String: Int])
    #expect(bytes["change"] == 4_000)
    let types = try #require(document["types"] as? [[String: Any]])
    let store = try #require(types.first { $0["name"] as? String == "app.Store" })
    #expect(store["objects"] as? [String: Int] == ["before": 1, "after": 41, "change": 40])
  }

  @Test("and as pages, also in one file and with another title")
  func pages() throws {
    #expect(try run("diff", "small.heap", "more.heap", "-o", "d", "--title", "Two <b>").status == 0)
    let page = try String(contentsOf: work.url("d/index.html"), encoding: .utf8)
    #expect(page.contains("Two &lt;b&gt;") && page.contains("&lt;app.Store&gt;"))
    #expect(page.contains("<span class=\"badge\">new</span>"))
    let single = try run(
      "diff", "more.heap", "small.heap", "--single-file", "-o", "one.html", "--names", "a,b")
    #expect(single.status == 0)
    let one = try String(contentsOf: work.url("one.html"), encoding: .utf8)
    #expect(one.contains("<span class=\"badge\">gone</span>"))
  }

  @Test("three and more: what became of each type")
  func trend() throws {
    let result = try run("diff", "small.heap", "more.heap", "more.gz")
    #expect(result.status == 0, "\(result)")
    #expect(result.standardOutput.hasPrefix("3 dumps, "))
    #expect(result.standardOutput.contains("Type ") && result.standardOutput.contains("app.Store"))
    #expect(try run("diff", "small.heap", "more.heap", "more.gz", "-o", "t").status == 0)
    let page = try String(contentsOf: work.url("t/index.html"), encoding: .utf8)
    #expect(page.contains("All objects") && !page.contains("Tracked"))
    let mixed = try run("diff", "small.heap", "heap.dat", "more.heap")
    #expect(mixed.status == 64 && mixed.standardOutput.hasPrefix("2 dumps, "))
  }

  @Test("a heap and a recording are not compared")
  func mixed() throws {
    for names in [["small.heap", "heap.dat"], ["heap.dat", "small.heap"]] {
      let result = try Program.run(["diff"] + names, in: work.folder)
      #expect(result.status == 64 && result.isOneLine, "\(result)")
    }
    #expect(try run("diff", "small.heap", "more.heap", "--at", "peak").status == 64)
  }

  @Test(
    "limits: what is exceeded is a line and status 1",
    arguments: [
      (["--max-heap", "1MiB"], 0), (["--max-heap", "1K"], 1),
      (["--max-type", "app.Store=41"], 0), (["--max-type", "app.Store=40"], 1),
      (["--max-type", "app.*=1MiB"], 0), (["--max-type", "app.*=5K"], 1),
      (["--baseline", "small.heap", "--max-growth", "4000"], 0),
      (["--baseline", "small.heap", "--max-growth", "3999"], 1),
      (["--max-type", "app.Stor=1"], 64), (["--max-type", "app.Store=many"], 64),
      (["--max-total", "1K"], 64), (["--max-growth", "5%"], 64), ([], 64),
      (["--baseline", "heap.dat", "--max-growth", "5%"], 64),
      (["--baseline", "none.heap", "--max-growth", "5%"], 66),
      (["--baseline", "none.heap", "--max-growth", "5%", "--allow-missing-baseline"], 0),
      (["--max-type", "app.Stor=1", "--allow-missing"], 0),
    ])
  func limits(_ words: [String], _ status: Int) throws {
    let result = try Program.run(["check", "more.heap"] + words, in: work.folder)
    #expect(Int(result.status) == status, "\(result)")
    if status == 1 {
      #expect(result.standardOutput.hasPrefix("over the limit: "))
      // Who holds most is said below.
      #expect(result.standardOutput.split(separator: "\n").count == 3)
    }
    if status > 1 { #expect(result.standardOutput == "" && !result.standardError.isEmpty) }
  }

  @Test("limits on heaps are none on recordings")
  func recordings() throws {
    let result = try run("check", "heap.dat", "--max-heap", "1K")
    #expect(result.status == 64 && result.isOneLine)
  }

  @Test("limits in a file: those on recordings do not count")
  func file() throws {
    try work.write(
      "heaphtml.toml",
      """
      [check]
      max-total = "1 B"
      max-heap = "1 MiB"
      [check.max-type]
      "app.Store" = 40
      "app.*" = "1 KiB"
      """)
    let result = try run("check", "more.heap")
    #expect(result.status == 1)
    #expect(result.standardOutput.hasSuffix("more.heap: 2 of 3 limits are exceeded\n"))
    let option = try run(
      "check", "more.heap", "--max-type", "app.Store=50", "--max-type", "app.*=1M")
    #expect(option.status == 0)
    try work.write("wrong.toml", "[check.max-type]\n\"a\" = \"x\"\n")
    let wrong = try run("check", "more.heap", "--config", "wrong.toml")
    #expect(wrong.status == 64 && wrong.standardError.contains("max-type.a should be"))
  }

  @Test("all results are written")
  func results() throws {
    let result = try run(
      "check", "more.heap", "--max-heap", "1K", "--summary", "s.md", "--junit", "j.xml",
      "--openmetrics", "m.txt", "--codequality", "q.json", "--sarif", "s.json",
      "--benchmark-json", "b.json", "--badge", "b.svg", "-o", "r", "--baseline", "small.heap",
      "--comparison", "c", "--quiet")
    #expect(result.status == 1, "\(result)")
    func text(_ name: String) throws -> String {
      try String(contentsOf: work.url(name), encoding: .utf8)
    }
    #expect(try text("s.md").contains("**over the limit**"))
    #expect(try text("s.md").contains("| `app.Store` | 41 |"))
    #expect(try text("j.xml").contains("name=\"max-heap\""))
    #expect(try text("m.txt").contains("heaphtml_type_objects{type=\"app.Store\"} 41\n"))
    #expect(try text("m.txt").hasSuffix("# EOF\n"))
    for name in ["q.json", "s.json", "b.json"] {
      _ = try JSONSerialization.jsonObject(with: Data(text(name).utf8))
    }
    #expect(try text("b.svg").contains("heap: "))
    #expect(try text("r/index.html").contains("<h1>"))
    #expect(try text("c/index.html").contains("&lt;app.Store&gt;"))
    let printed = try run("check", "more.heap", "--max-heap", "1K", "--summary", "-")
    #expect(printed.status == 1 && printed.standardOutput.hasPrefix("### Heap: "))
    #expect(printed.standardError.contains("over the limit: all objects: "))
  }
}
