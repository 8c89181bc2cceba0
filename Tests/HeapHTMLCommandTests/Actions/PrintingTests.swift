import HeapReport
import Testing

@testable import HeapHTMLCommand

@Suite("Actions that print, without a process")
struct PrintingTests {
  private let work: Workplace
  private let listener = Listener()

  init() throws { work = try Workplace() }

  private var dump: DumpFile { DumpFile(name: work.path("heap.dat")) }

  @Test("the summary and the objects")
  func tables() throws {
    try PrintSummary(dump: dump, showsFindings: false).perform(listener.console())
    #expect(listener.printed.contains("---- SUMMARY ---"))
    var selection = ObjectSelection()
    selection.filter = "no class has this name"
    let other = Listener()
    try PrintStats(dump: dump, selection: selection).perform(other.console())
    #expect(!other.printed.contains("0x"))
    try PrintStats(dump: dump, selection: ObjectSelection()).perform(other.console())
    #expect(other.printed.contains("0x"))
    #expect(listener.said + other.said == "")
  }

  @Test("what to look at first, alone and below the summary")
  func findings() throws {
    try PrintFindings(dump: dump).perform(listener.console())
    #expect(listener.printed.hasPrefix("Nothing stands out. "))
    let other = Listener()
    try PrintSummary(dump: dump, showsFindings: true).perform(other.console())
    #expect(other.printed.hasPrefix("---- SUMMARY ---"))
    #expect(other.printed.hasSuffix("\n\n" + listener.printed))
  }

  @Test("an export goes to the console, or to its file and not to the console")
  func export() throws {
    var request = ExportDump.Request(dump: dump, format: .csv)
    try ExportDump(request: request).perform(listener.console())
    request.output = work.path("heap.csv")
    let other = Listener()
    try ExportDump(request: request).perform(other.console())
    #expect(listener.printed.split(separator: "\r\n").count > 1)
    #expect(other.printed == "")
    #expect(try Array(work.text("heap.csv").utf8) == Array(listener.printed.utf8))
  }
}
