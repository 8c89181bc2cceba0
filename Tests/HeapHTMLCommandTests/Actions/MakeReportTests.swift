import Testing

@testable import HeapHTMLCommand

@Suite("Making a report, without a process")
struct MakeReportTests {
  private let work: Workplace
  private let listener = Listener()

  init() throws { work = try Workplace() }

  private func request(_ output: String, _ settings: ReportSettings = ReportSettings())
    -> MakeReport.Request
  {
    MakeReport.Request(
      dump: DumpFile(name: work.path("heap.dat")),
      destination: settings.destination(work.path(output)), defaultTitle: "heap.dat",
      settings: settings)
  }

  private func make(_ request: MakeReport.Request, _ console: Console) throws {
    try MakeReport(request: request).perform(console)
  }

  @Test("from a dump to pages on disk; a person who watches is told where they are")
  func folder() throws {
    try make(request("out"), listener.console(isWatched: true))
    #expect(listener.said == "\(work.path("out"))/index.html\n")
    #expect(listener.printed == "")
    let index = try work.text("out/index.html")
    #expect(index.contains("heap.dat</title>"))
    #expect(work.exists("out/assets/style.css"))
    let pages = try work.everything().keys
    #expect(pages.contains { $0.hasPrefix("out/classes/") && $0.hasSuffix(".html") })
    #expect(!pages.contains { $0.contains(".partial-") })
  }

  @Test("the settings count: the title, one file, what is left out")
  func settings() throws {
    let settings = ReportSettings(title: "Nightly <1>", isSingleFile: true, isRedacted: true)
    try make(request("one.html", settings), listener.console())
    #expect(try work.text("one.html").contains("Nightly &lt;1&gt;"))
    #expect(try work.everything().keys.sorted() == ["heap.dat", "one.html"])
    #expect(listener.said == "")
  }

  @Test("a failure leaves everything as it was")
  func failure() throws {
    try work.write("heap.dat", "not a dump")
    let before = try work.everything()
    let error = #expect(throws: CommandFailure.self) {
      try make(request("out"), listener.console())
    }
    #expect(error?.status == .dataError)
    #expect(try work.everything() == before)
    #expect(listener.said == "")
  }

  @Test("a graph that cannot be read is a failure, or is reported and left out")
  func unreadableGraph() throws {
    try work.write("leak.txt", "not a graph")
    var request = request("out")
    request.cycleGraph = DumpFile(name: work.path("leak.txt"))
    #expect(throws: CommandFailure.self) { try make(request, listener.console()) }
    #expect(!work.exists("out"))
    request.skipsUnreadable = true
    try make(request, listener.console(isQuiet: true))
    #expect(listener.said.hasPrefix("heaphtml: \(work.path("leak.txt")): "))
    #expect(work.exists("out/index.html") && !work.exists("out/garbage"))
  }
}
