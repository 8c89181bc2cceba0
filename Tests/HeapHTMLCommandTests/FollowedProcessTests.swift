import Bytes
import HeapProfile
import HeapStatistics
import TestSupport
import Testing

@testable import HeapHTMLCommand

@Suite("An index over the processes of a recording")
struct FollowedProcessTests {
  private let work: Workplace
  private let listener = Listener()

  init() throws { work = try Workplace() }

  private func digest(_ name: String) throws -> ProcessDigest {
    ProcessDigest(try HeapAnalysis(HeapProfile(OwnedBytes(Fixture(name).bytes()))))
  }

  private func follow(
    _ file: String, others: [(String, String?)], main: String?,
    _ settings: ReportSettings = ReportSettings()
  ) throws -> String {
    let result = RecordingDestination(file: work.path(file))
    var followed = FollowedProcesses(result: result, settings: settings)
    for (mark, name) in others {
      followed.add(mark, at: result.child(mark), try name.map(digest))
    }
    let place = followed.main.file
    followed.addMain(try main.map(digest))
    try followed.finish(listener.console())
    return place
  }

  @Test("one process alone has the destination, and nothing is said")
  func alone() throws {
    #expect(try follow("heap.html", others: [], main: "record") == work.path("heap.html"))
    #expect(!work.exists("heap.html") && listener.said == "")
  }

  @Test("several have an index that leads to each and adds their classes up")
  func several() throws {
    let place = try follow(
      "heap.html", others: [("4712", "record"), ("4713", "record-census")], main: "record")
    #expect(place == work.path("heap-main.html"))
    let page = try work.text("heap.html")
    #expect(page.contains("3 processes were recorded"))
    for mark in ["main", "4712", "4713"] { #expect(page.contains("href=\"heap-\(mark).html\"")) }
    // Two processes with 11,042 orders each, 1 of them alive; 950 bytes each at the end.
    let cells =
      "<td class=\"n\">2</td><td class=\"n\">22,084</td><td class=\"n\">22,082</td>"
      + "<td class=\"n\">2</td><td class=\"n\" title=\"1,900 bytes\">"
    #expect(page.contains("<th scope=\"row\">shop.Order</th>\(cells)"))
    #expect(page.contains("The process was killed"))
    #expect(page.contains("it&#x27;\\&#x27;&#x27;s secret") || page.contains("s secret"))
  }

  @Test("reports in folders are found from the index in a folder, whatever they are called")
  func folders() throws {
    let place = try follow("my report%/", others: [("7", "small")], main: "small")
    #expect(place == work.path("my report%-main/"))
    let page = try work.text("my report%/index.html")
    #expect(page.contains("href=\"../my%20report%25-main/index.html\""))
    #expect(page.contains("href=\"../my%20report%25-7/index.html\""))
  }

  @Test("a redacted index has no arguments, and is made again with the same bytes")
  func redacted() throws {
    var settings = ReportSettings()
    settings.isRedacted = true
    settings.isSingleFile = true
    _ = try follow("heap.html", others: [("7", "record")], main: "record", settings)
    let page = try work.text("heap.html")
    #expect(!page.contains("secret") && !page.contains("/home/user") && page.contains("python3 …"))
    _ = try follow("heap.html", others: [("7", "record")], main: "record", settings)
    #expect(try work.text("heap.html") == page)
  }

  @Test("without the command's own report the others have an index")
  func noMain() throws {
    _ = try follow("heap.html", others: [("7", "small")], main: nil)
    #expect(try work.text("heap.html").contains("1 process was recorded"))
  }

  @Test("dumps are named in one line")
  func dumps() throws {
    #expect(
      try follow("heap.dat", others: [("7", nil), ("8", nil)], main: nil) == work.path("heap.dat"))
    #expect(
      listener.said == "heaphtml: 2 other processes were recorded: \(work.path("heap-7.dat")), "
        + "\(work.path("heap-8.dat"))\n")
  }
}
