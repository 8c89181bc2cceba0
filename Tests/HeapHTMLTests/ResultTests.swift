import HeapHTML
import HeapHTMLCairo
import TestSupport
import Testing

@Suite("Results of a dump")
struct ResultTests {
  private let dump: Dump

  init() throws { dump = try Dump(SyntheticDump.leak.bytes()) }

  @Test("a report has its pages, and charts only where something draws")
  func report() throws {
    let plain = try dump.report(ReportOptions(title: "nightly <1>"))
    let drawn = try dump.report(ReportOptions(title: "nightly <1>"), charts: .cairo)
    let index = try #require(plain.first { $0.path == "index.html" })
    let text = String(decoding: index.bytes, as: UTF8.self)
    #expect(text.contains("nightly &lt;1&gt;") && text.contains("app.Ticket"))
    #expect(!plain.contains { String(decoding: $0.bytes, as: UTF8.self).contains("<figure") })
    #expect(drawn.contains { String(decoding: $0.bytes, as: UTF8.self).contains("<figure") })
    let pages = { (files: [ReportFile]) in files.map(\.path).filter { $0.hasSuffix(".html") } }
    #expect(pages(plain) == pages(drawn))
    #expect(!plain.contains { $0.path.hasPrefix("charts/") })
    #expect(drawn.contains { $0.path == "charts/tracked.svg" })
    #expect(try dump.report(ReportOptions(title: "nightly <1>"), charts: .cairo) == drawn)
  }

  @Test("paths are safe, whatever a class is called")
  func paths() throws {
    let dump = try Dump(contentsOf: Fixture("hostile").path)
    for file in try dump.report() {
      #expect(file.path.wholeMatch(of: /([a-z]+\/)?[a-z0-9][a-z0-9.-]*/) != nil, "\(file.path)")
      #expect(!file.path.contains(".."))
    }
  }

  @Test("a report can be one file, and have pictures")
  func forms() throws {
    let single = try dump.report(ReportOptions(isSingleFile: true), charts: .cairo)
    #expect(single.map(\.path) == ["report.html"])
    var options = ReportOptions()
    options.hasPNG = true
    options.isRedacted = true
    options.instanceLimit = 3
    let files = try dump.report(options, charts: .cairo)
    #expect(files.contains { $0.path == "charts/tracked.png" })
    options.instanceLimit = -1
    #expect(throws: Never.self) { try dump.report(options) }
  }

  @Test("a result may not become larger than the limit")
  func limits() throws {
    let dump = try Dump(SyntheticDump.leak.bytes(), limits: DumpLimits(result: 100))
    for make in [
      { _ = try dump.report() }, { _ = try dump.report(ReportOptions(isSingleFile: true)) },
      { _ = try dump.export(.csv) }, { try dump.export(.json) { _ in } },
      { _ = try dump.svg(of: .tracked, drawnBy: .cairo) },
    ] as [() throws -> Void] {
      let error = #expect(throws: DumpError.self) { try make() }
      #expect(error?.kind == .resultTooLarge)
      #expect(error?.advice == "if you trust the dump, raise DumpLimits.result")
    }
  }

  @Test("an export is the same as a whole and in chunks", arguments: ExportFormat.allCases)
  func export(_ format: ExportFormat) throws {
    var chunks: [UInt8] = []
    try dump.export(format) { chunks += $0 }
    #expect(try dump.export(format) == chunks && !chunks.isEmpty)
    struct Full: Error {}
    #expect(throws: Full.self) { try dump.export(format) { _ in throw Full() } }
  }

  @Test("an export has the numbers")
  func numbers() throws {
    let rows = String(decoding: try dump.export(.csv), as: UTF8.self).split(separator: "\r\n")
    #expect(rows.count == 5 && rows[1].hasPrefix("0,1.0,start,app.Ticket,5,5,0,6000,1200.0,"))
  }

  @Test("charts are drawn in the size that is asked for")
  func charts() throws {
    for kind in [
      .tracked, .instances(ofClass: "app.Ticket"), .size(ofClass: "app.Ticket"),
      .distribution(atSnapshot: 3),
    ] as [ChartKind] {
      let picture = try dump.svg(of: kind, width: 500, height: 300, drawnBy: .cairo)
      let text = String(decoding: try #require(picture), as: UTF8.self)
      #expect(text.contains("width=\"500\" height=\"300\""), "\(kind)")
      let dark = try dump.svg(of: kind, width: 500, height: 300, isDark: true, drawnBy: .cairo)
      #expect(dark != picture)
    }
    #expect(try dump.svg(of: .process, drawnBy: .cairo) == nil)
    let image = try #require(try dump.png(of: .tracked, width: 300, scale: 2, drawnBy: .cairo))
    #expect(image.starts(with: [0x89, 0x50, 0x4E, 0x47]) && image[16..<20] == [0, 0, 2, 88])
  }

  @Test("charts of what is not there, and of no size, are errors")
  func noCharts() throws {
    for kind in [.size(ofClass: "app.ticket\n"), .distribution(atSnapshot: 4)] as [ChartKind] {
      let error = #expect(throws: DumpError.self) { try dump.svg(of: kind, drawnBy: .cairo) }
      #expect(error?.kind == .notFound && error?.description.contains("\n") == false)
    }
    let scale = #expect(throws: DumpError.self) {
      try dump.png(of: .tracked, scale: .nan, drawnBy: .cairo)
    }
    #expect(scale?.kind == .rendering && scale?.reason.isEmpty == false)
    #expect(try dump.svg(of: .tracked, width: .infinity, drawnBy: .cairo) != nil)
  }
}
