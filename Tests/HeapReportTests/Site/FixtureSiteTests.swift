import HeapReport
import TestSupport
import Testing

@Suite("Reports of the fixtures")
struct FixtureSiteTests {
  @Test("every page is well-formed, every link leads somewhere", arguments: Fixture.loadable)
  func folder(_ fixture: Fixture) throws {
    let files = try SiteStore.site(of: fixture).files
    #expect(LinkChecker(files: files).problems() == [])
  }

  @Test("the same beside a page with an awkward name", arguments: Fixture.loadable)
  func beside(_ fixture: Fixture) throws {
    let layout = SiteLayout.beside("50 % of #1, a&b.html")
    let settings = GeneratedSite.Settings(layout: layout, drawsCharts: false)
    let site = try GeneratedSite(fixture, settings)
    #expect(LinkChecker(files: site.files).problems() == [])
    let outside = site.files.keys.filter { !$0.hasPrefix("50 % of #1, a&b_files/") }
    #expect(outside == [layout.indexPath])
    #expect(site.files.count == (try SiteStore.site(of: fixture).files.count))
  }

  @Test("file names are valid on any file system", arguments: Fixture.loadable)
  func fileNames(_ fixture: Fixture) throws {
    let site = try SiteStore.site(of: fixture)
    for path in site.files.keys {
      #expect(path.wholeMatch(of: /[a-z0-9.\-]+(\/[a-z0-9.\-]+)*/) != nil, "\(path)")
      for name in path.split(separator: "/") {
        #expect(!name.hasPrefix("_") && !name.hasPrefix(".") && !name.hasPrefix("-"), "\(path)")
        #expect(name.utf8.count <= 89 + "-instances-narrow-dark.svg".utf8.count, "\(path)")
        #expect(!name.contains("..") && !name.hasSuffix("."), "\(path)")
      }
    }
    #expect(site.files["index.html"] != nil)
    #expect(Set(site.files.keys.map { $0.lowercased() }).count == site.files.count)
  }

  @Test("the same dump gives the same bytes, in whatever order", arguments: Fixture.loadable)
  func determinism(_ fixture: Fixture) throws {
    let again = try GeneratedSite(fixture, GeneratedSite.Settings(runsBackwards: true))
    let first = try SiteStore.site(of: fixture)
    #expect(again.files.keys.sorted() == first.files.keys.sorted())
    #expect(again.files.filter { first.files[$0.key] != $0.value }.keys.sorted() == [])
  }

  @Test("charts as PNG are linked as well")
  func png() throws {
    let site = try GeneratedSite(Fixture("small"), GeneratedSite.Settings(png: true))
    #expect(site.files.keys.contains("charts/tracked.png"))
    #expect(site.files["charts/tracked.png"]?.starts(with: [0x89, 0x50, 0x4E, 0x47]) == true)
    #expect(LinkChecker(files: site.files).problems() == [])
  }
}
