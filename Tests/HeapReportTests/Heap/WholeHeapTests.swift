import Bytes
import CairoRenderer
import HeapCharts
import HeapGraph
import Mustache
import Output
import TestSupport
import Testing

@testable import HeapReport

/// The report of a whole heap.
@Suite("The report of a heap") struct WholeHeapTests {
  private func facts(
    _ file: HeapFileWriter = SmallHeap.writer(), _ layout: SiteLayout = .folder,
    redacted: Bool = false
  ) throws -> HeapFacts {
    try facts(file.ended(), layout, redacted: redacted)
  }

  private func facts(
    _ file: [UInt8], _ layout: SiteLayout = .folder, redacted: Bool = false
  ) throws -> HeapFacts {
    let heap = try HeldHeap(HeapGraph(OwnedBytes(file)))
    return try HeapFacts(heap, title: "app.heap", layout: layout, isRedacted: redacted)
  }

  private func files(_ facts: HeapFacts) throws -> [String: [UInt8]] {
    let pages = try HeapPages(BuiltInAssets.templates, renderer: CairoRenderer())
    let site = pages.site(facts)
    return Dictionary(
      uniqueKeysWithValues: try site.jobs.flatMap { try $0.files(OutputBudget(.none)) }
        .map { ($0.path, $0.bytes) })
  }

  private func text(_ path: String, _ files: [String: [UInt8]]) throws -> String {
    String(decoding: try #require(files[path]), as: UTF8.self)
  }

  @Test("has an index and pages of types and objects, and every link leads somewhere")
  func wholeReport() throws {
    let facts = try facts()
    let files = try files(facts)
    #expect(LinkChecker(files: files).problems() == [])
    #expect(files.keys.filter { $0.hasPrefix("heap/objects-") } == ["heap/objects-1.html"])
    #expect(files.keys.filter { $0.hasPrefix("heap/type-") }.count == 10)
    let objects = try text("heap/objects-1.html", files)
    for rank in 1...facts.places.objects.count { #expect(objects.contains("id=\"o\(rank)\"")) }
    let index = try text("index.html", files)
    #expect(index.contains("app.cache.store.items[0]"))
    #expect(index.contains("&lt;app.py:3 main&gt;"))
    #expect(index.contains("2 objects wait for the garbage collector"))
  }

  @Test(
    "a frame may have any name", arguments: ["", ":", ": ", "main:", ":f", "no thread", "a:b:c"])
  func frames(_ name: String) throws {
    var file = HeapFileWriter()
    file.texts(["f", "frame", name])
    file.types([(1, 1, 0)])
    file.layouts([(0, [])])
    file.objects([TestObject(address: 100, bytes: 400, count: 1)])
    file.roots([(2, 2, 100)])
    let facts = try facts(file)
    #expect(HeapThread.all(facts, limit: 10).count == 1)
    #expect(try text("index.html", files(facts)).contains("400 B"))
  }

  @Test("objects of other interpreters are missed", arguments: ["1", "2", "3", "0", "-1", "x"])
  func interpreters(_ told: String) throws {
    var file = SmallHeap.writer()
    file.texts(["interpreters", told], kind: "INFO", count: 1)
    let facts = try facts(file)
    let expected = [
      "2": "The process has 1 other interpreter with objects of its own",
      "3": "The process has 2 other interpreters with objects of their own",
    ]
    let index = try text("index.html", files(facts))
    #expect(index.contains("other interpreter") == (expected[told] != nil))
    #expect(index.contains(expected[told] ?? "<h1>"))
    var console: [UInt8] = []
    ConsoleHeap(facts.heap).write { console += $0 }
    #expect(String(decoding: console, as: UTF8.self).contains(expected[told] ?? "27 objects"))
  }

  @Test("names of the program are text")
  func hostile() throws {
    var file = HeapFileWriter()
    file.texts(["<script>alert(1)</script>", "</title><b>", "module", "builtins"])
    file.types([(1, 0, 1), (2, 2, 3)])
    file.layouts([(0, [1 << 28]), (2, [])])
    file.objects([
      TestObject(address: 10, type: 1, layout: 0, count: 1, references: [11]),
      TestObject(address: 11, bytes: 5_000, count: 1),
    ])
    file.roots([(1, 1, 10)])
    for bytes in try files(try facts(file)).filter({ $0.key.hasSuffix(".html") }).values {
      let page = String(decoding: bytes, as: UTF8.self)
      #expect(!page.contains("<script>alert") && !page.contains("<b>"))
    }
  }

  @Test("without values and folders where it is redacted")
  func redacted() throws {
    let files = try files(try facts(redacted: true))
    for bytes in files.filter({ $0.key.hasSuffix(".html") }).values {
      let page = String(decoding: bytes, as: UTF8.self)
      #expect(!page.contains("a \\&quot;key") && !page.contains("Value: "))
    }
  }

  @Test("can be a single file")
  func single() throws {
    let facts = try facts(SmallHeap.writer(), .single("all.html"))
    let site = try HeapPages(BuiltInAssets.templates, renderer: CairoRenderer()).site(facts)
    let sections = try site.jobs.map { try $0.files(OutputBudget(.none)).flatMap(\.bytes) }
    let page = String(
      decoding: try site.singleDocument(sections, OutputBudget(.none)), as: UTF8.self)
    #expect(
      page.contains("id=\"heap-objects-1-o1\"") && page.contains("href=\"#heap-objects-1-o1\""))
  }

  @Test("an empty heap has a report, too")
  func empty() throws {
    let files = try files(try facts(HeapFileWriter()))
    #expect(try text("index.html", files).contains("No object stands out"))
    #expect(LinkChecker(files: files).problems() == [])
  }

  @Test("lists have limits, and say what they leave out")
  func limits() throws {
    var file = HeapFileWriter()
    file.texts(["builtins", "list", "module", "app"])
    file.types([(1, 2, 0), (2, 1, 0)])
    file.layouts([(1, []), (0, [])])
    let members = (0..<2_000).map { UInt64(100 + $0) }
    file.objects(
      [TestObject(address: 10, count: 1, references: [11])]
        + [TestObject(address: 11, type: 1, count: 1, references: members)]
        + members.map { TestObject(address: $0, type: 1, count: 1) })
    file.roots([(1, 3, 10)])
    let facts = try facts(file)
    let files = try files(facts)
    #expect(facts.places.objects.count == HeapPlaces.objectLimit)
    #expect(try text("index.html", files).contains("1,982 more objects are not listed."))
    let list = try #require(facts.places.place(of: 1))
    let page = try text(list.page.path, files)
    #expect(page.contains("2,000 list objects"))
    #expect(page.contains("1,980 more references are not listed."))
    #expect(files.keys.filter { $0.hasPrefix("heap/objects-") }.count < 10)
    #expect(files.values.allSatisfy { $0.count < 1_000_000 })
  }

  @Test("every object of a long chain that has a place is on a page within its weight")
  func longChain() throws {
    var file = HeapFileWriter()
    file.texts(["Node", "next", "app"])
    file.types([(1, 0, 2)])
    file.layouts([(0, [1 << 28 | 1])])
    file.objects(
      (0..<3_000).map { TestObject(address: 100 + $0, count: 1, references: [101 + $0]) })
    file.roots([(1, 2, 100)])
    let facts = try facts(file)
    #expect(facts.places.objects.count == 1_000)
    let files = try files(facts)
    #expect(files.keys.filter { $0.hasSuffix(".html") }.count < 60)
    #expect(files.values.allSatisfy { $0.count < 1_000_000 })
    #expect(LinkChecker(files: files).problems() == [])
  }

  @Test("a type says at which ways its objects are held, and by which attributes they hold")
  func holdersOfAType() throws {
    var app = AppHeap()
    let rows = (0..<300).map { _ in
      app.add(.store, bytes: 48, [app.dict([("data", app.add(.list, bytes: 5_600))], bytes: 104)])
    }
    app.variable("registry", app.dict([("rows", app.add(.list, bytes: 2_456, rows))]))
    let facts = try facts(app.file())
    let type = try #require(facts.places.page(ofType: Int(AppHeap.Kind.store.rawValue)))
    let page = try text(type.path, try files(facts))
    #expect(page.contains("app.registry[&quot;rows&quot;]") && page.contains(">300</td>"))
    #expect(page.contains("<th scope=\"row\">data</th><td class=\"n\">300</td>"))
  }

  @Test("the first card does not repeat the headline; it says what is in it and what to do")
  func cards() throws {
    var app = AppHeap()
    let rows = (0..<300).map { _ in app.value("pending", bytes: 56) }
    app.variable("rows", app.add(.list, bytes: 2_456, rows))
    let index = try text("index.html", try files(try facts(app.file())))
    #expect(index.contains("<h1>app.rows, a list in module app, holds"))
    #expect(index.contains("300 str objects in app.rows: 16.41 KiB"))
    #expect(index.contains("In a debugger: import app, then app.rows."))
    #expect(index.contains("299 copies of 1 text: 16.35 KiB could be saved"))
    #expect(index.contains("heap/waste.html#texts"))
  }
}
