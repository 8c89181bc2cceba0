import Foundation
import HeapProfile
import HeapReport
import HeapStatistics
import TestSupport
import Testing

@Suite("Hostile text")
struct HostileTests {
  private func pages() throws -> [String: String] {
    let site = try SiteStore.site(of: Fixture("hostile"))
    return Dictionary(
      uniqueKeysWithValues: site.pagePaths.map { path in
        (path, String(decoding: site.files[path] ?? [], as: UTF8.self))
      })
  }

  @Test("no markup of the dump is markup of a page")
  func markup() throws {
    for (path, page) in try pages() {
      // One of our own: the file at the page's end.
      #expect(page.components(separatedBy: "<script").count == 2, "\(path)")
      #expect(!page.contains("<img src=x"), "\(path)")
    }
    let text = try pages().values.joined()
    #expect(text.contains("&lt;script&gt;alert"))
  }

  @Test("what hides or turns text is written out")
  func controls() throws {
    let hidden: [Unicode.Scalar] = [
      "\u{0}", "\u{1B}", "\u{7F}", "\u{85}", "\u{202E}", "\u{2066}", "\u{2028}", "\u{FEFF}", "\r",
    ]
    for (path, page) in try pages() {
      let found = page.unicodeScalars.filter { hidden.contains($0) }
      #expect(found.isEmpty, "\(path)")
    }
    let text = try pages().values.joined()
    #expect(text.contains(#"\x00"#))
    #expect(text.contains(#"\u202e"#))
  }

  @Test("drawings are free of it, too")
  func drawings() throws {
    let site = try SiteStore.site(of: Fixture("hostile"))
    for (path, bytes) in site.files where path.hasSuffix(".svg") {
      let drawing = String(decoding: bytes, as: UTF8.self)
      #expect(!drawing.contains("<script") && !drawing.contains("\u{0}"), "\(path)")
      #expect(!drawing.contains("\u{202E}") && !drawing.contains(" style="), "\(path)")
    }
  }

  @Test("every class has a page of its own")
  func files() throws {
    let site = try SiteStore.site(of: Fixture("hostile"))
    let facts = site.facts
    let classes = facts.analysis.classIndices.map {
      facts.links.layout.path(of: facts.links.classPage($0))
    }
    #expect(Set(classes).count == facts.analysis.profile.classes.count)
    #expect(classes.allSatisfy { site.files[$0] != nil })
  }

  @Test("a title is text like any other")
  func title() throws {
    let site = try GeneratedSite(
      Fixture("small").bytes(), title: "</title><b>&amp;\"'",
      GeneratedSite.Settings(drawsCharts: false))
    #expect(LinkChecker(files: site.files).problems() == [])
    let page = try site.markup(.index)
    #expect(page.all("head").first?.first("title")?.text == "</title><b>&amp;\"'")
    #expect(page.all("b").isEmpty)
  }
}
