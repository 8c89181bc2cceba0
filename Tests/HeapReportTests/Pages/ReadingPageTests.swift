import Foundation
import TestSupport
import Testing

@testable import HeapReport

@Suite("How to read a report")
struct ReadingPageTests {
  @Test("every page leads there, in its head and in its foot")
  func linked() throws {
    let site = try SiteStore.site(of: Fixture("small"))
    let path = site.facts.links.layout.path(of: ReportLinks.readingPage)
    #expect(site.files[path] != nil)
    for page in site.pagePaths {
      let links = try site.markup(page).all("a").filter {
        $0["href"]?.hasSuffix("reading.html") == true
      }
      #expect(links.count == 2 && links.first?["rel"] == "help", "\(page)")
    }
    let single = try GeneratedSite(
      Fixture("small"), .init(layout: .single("heap.html"), drawsCharts: false))
    #expect(
      single.files.values.contains {
        String(decoding: $0, as: UTF8.self).contains("id=\"reading\"")
      })
  }

  @Test("the documentation says the same")
  func documented() throws {
    let page = try SiteStore.site(of: Fixture("small")).markup(ReportLinks.readingPage)
    let told = page.elements.filter {
      ["h1", "h2", "dt", "dd", "li"].contains($0.name)
        || $0.name == "p" && !$0.hasClass("crumbs")
    }.filter { !["Sizes in B", "How to read this report"].contains(where: $0.text.hasPrefix) }
    let file = URL(fileURLWithPath: #filePath)
    let root = (0..<4).reduce(file) { folder, _ in folder.deletingLastPathComponent() }
    let document = try String(
      contentsOf: root.appendingPathComponent("docs/reading.md"), encoding: .utf8)
    let number = try Regex(#"^[0-9]+\. "#)
    let lines = document.split(separator: "\n").dropFirst().map { line in
      String(line.replacing(number, with: ""))
    }
    #expect(
      Self.words(lines.joined(separator: " "))
        == Self.words(told.map(\.text).joined(separator: " ")))
  }

  /// Letters and figures alone: the marks differ.
  private static func words(_ text: String) -> String {
    String(text.filter { $0.isLetter || $0.isNumber })
  }
}
