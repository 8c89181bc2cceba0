import Output
import Foundation
import TestSupport
import Testing

@testable import HeapReport

@Suite("Everything in one file")
struct SingleFileTests {
  private func document(_ fixture: Fixture, cycleGraph: [UInt8]? = nil) throws -> String {
    var settings = GeneratedSite.Settings(layout: .single("heap.html"), drawsCharts: false)
    settings.cycleGraph = cycleGraph
    return try joined(GeneratedSite(fixture, settings).site)
  }

  private func joined(_ site: Site) throws -> String {
    let sections = try site.jobs.map { job in
      let files = try job.files(OutputBudget(.none))
      #expect(files.count == 1, "a job makes one section and no files")
      return files[0].bytes
    }
    return String(decoding: try site.singleDocument(sections, OutputBudget(.none)), as: UTF8.self)
  }

  @Test(
    "ids are unique and every link leads to one of them",
    arguments: Fixture.all.filter { ["small", "hostile", "colons", "nothing"].contains($0.name) })
  func links(_ fixture: Fixture) throws {
    try checkLinks(document(fixture))
  }

  @Test("reference cycles with their pictures, as a part of a report and by themselves")
  func cycles() throws {
    let graph = try CycleSite.leakgraph()
    try checkLinks(document(Fixture("small"), cycleGraph: graph))
    let text = try joined(
      CycleSite.site(graph, layout: .single("garbage.html"), renderer: BoxGraphRenderer()))
    try checkLinks(text)
    #expect(text.contains("id=\"index\"") && text.contains("id=\"shape-16\""))
    #expect(text.contains("src=\"data:image/svg+xml;base64,"))
  }

  private func checkLinks(_ document: String) throws {
    let markup = try Markup(parsing: Array(body(of: document).utf8))
    let ids = markup.elements.compactMap { $0["id"] }
    #expect(Set(ids).count == ids.count)
    for link in PageRules.links(of: markup) where !link.hasPrefix("data:image/svg+xml;base64,") {
      #expect(link.hasPrefix("#") && ids.contains(String(link.dropFirst())), "\(link)")
    }
  }

  @Test("style and script are in it once, and no page brings a head of its own")
  func assembly() throws {
    let text = try document(Fixture("small"))
    #expect(text.ranges(of: "<!doctype").count == 1)
    #expect(text.ranges(of: "<style>").count == 1)
    #expect(text.ranges(of: "<script>").count == 1)
    #expect(!text.contains("<link "))
    #expect(text.contains(".single .page:target"))
  }

  /// The document without style and script, which the tokenizer does not know.
  private func body(of document: String) throws -> String {
    var text = document
    for name in ["style", "script"] {
      let start = try #require(text.range(of: "<\(name)>"))
      let end = try #require(text.range(of: "</\(name)>"))
      text.removeSubrange(start.lowerBound..<end.upperBound)
    }
    return text
  }

  @Test("base64 is that of RFC 4648, section 10")
  func encoding() {
    let expected = ["": "", "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foobar": "Zm9vYmFy"]
    for (text, code) in expected { #expect(base64(Array(text.utf8)) == code) }
  }
}
