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
    let heap = try HeldHeap(HeapGraph(OwnedBytes(file.ended())))
    return HeapFacts(heap, title: "app.heap", layout: layout, isRedacted: redacted)
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
    #expect(files.keys.filter { $0.hasPrefix("objects/") }.count == facts.objects.count)
    #expect(files.keys.filter { $0.hasPrefix("types/") }.count == 10)
    let index = try text("index.html", files)
    #expect(index.contains("app.cache.store.items[0]"))
    #expect(index.contains("Main: app.py:3 main"))
    #expect(index.contains("2 objects wait for the garbage collector"))
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
    #expect(page.contains("id=\"o1\"") && page.contains("href=\"#o1\""))
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
    #expect(facts.objects.count == HeapFacts.objectLimit)
    #expect(try text("index.html", files).contains("1,952 more objects are not listed."))
    let list = try #require(facts.page(of: 1))
    #expect(try text(list.path, files).contains("1,940 more objects are not listed."))
    #expect(try text(list.path, files).contains("1,940 more references are not listed."))
  }
}
