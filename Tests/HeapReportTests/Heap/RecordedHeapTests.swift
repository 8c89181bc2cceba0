import Bytes
import CairoRenderer
import HeapFindings
import HeapGraph
import HeapProfile
import HeapStatistics
import Output
import TestSupport
import Testing

@testable import HeapReport

/// A report on a recording with the whole heap of its run.
@Suite("A recording with its heap") struct RecordedHeapTests {
  /// A recording of one class with one object.
  private func recording(_ name: String) throws -> HeapAnalysis {
    var dump = SyntheticDump()
    dump.classes = [.init(name, [.init(birth: 0, sizes: [(1, .init(48))])])]
    dump.snapshots = [.init(1)]
    return try analyse(dump)
  }

  private func heap() throws -> HeldHeap {
    var app = AppHeap()
    let rows = (0..<5).map { _ in app.add(.store, bytes: 48, [app.dict([], bytes: 104)]) }
    app.variable("registry", app.dict([("rows", app.add(.list, bytes: 96, rows))]))
    app.variable("other", app.add(.store, bytes: 48, [app.dict([], bytes: 104)]))
    return try HeldHeap(HeapGraph(OwnedBytes(app.file())))
  }

  private func recorded(_ analysis: HeapAnalysis) throws -> RecordedHeap {
    try RecordedHeap(
      heap(), of: analysis, title: "app", layout: .folder, isRedacted: false, hasCycles: false)
  }

  @Test("a class is found by module and name") func byName() throws {
    let held = try recorded(try recording("app.Store")).held(ClassIndex(0))
    #expect(held.count == 6 && held.recorded == nil && held.looked == 6)
    #expect(held.holders.map(\.count) == [5, 1])
  }

  @Test("another class is not", arguments: ["app.Stor", "Store", "other.Store", ""])
  func otherNames(_ name: String) throws {
    let held = try recorded(try recording(name)).held(ClassIndex(0))
    #expect(held.count == 0 && held.holders.isEmpty)
  }

  @Test("what holds most of them is named in findings about growth") func holder() throws {
    let recorded = try recorded(try recording("app.Store"))
    let holder = try #require(recorded.held(ClassIndex(0)).holder(recorded.facts))
    #expect(holder.path == #"app.registry["rows"]"#)
    #expect(holder.samples == 6 && holder.instances == 5)
  }

  @Test("class pages say who holds the instances, and all links lead somewhere") func pages() throws
  {
    let analysis = try recording("app.Store")
    var options = ReportFacts.Options(title: "app")
    options.layout = .folder
    let facts = ReportFacts(analysis, heap: try recorded(analysis), options)
    let templates = BuiltInAssets.templates
    let site = try ReportPages(templates, renderer: CairoRenderer()).site(
      facts, nil, try HeapPages(templates, renderer: CairoRenderer()))
    let files = Dictionary(
      uniqueKeysWithValues: try site.jobs.flatMap { try $0.files(OutputBudget(.none)) }
        .map { ($0.path, $0.bytes) })
    #expect(LinkChecker(files: files).problems() == [])
    let path = try #require(files.keys.first { $0.hasPrefix("classes/app.store") })
    let page = String(decoding: try #require(files[path]), as: UTF8.self)
    #expect(page.contains("The captured heap has 6 objects of this class."))
    #expect(page.contains("app.registry[&quot;rows&quot;]"))
    let index = String(decoding: try #require(files["index.html"]), as: UTF8.self)
    #expect(index.contains("heap/index.html"))
    #expect(files["heap/index.html"] != nil)
  }
}
