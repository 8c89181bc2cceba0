import TestSupport
import Testing

/// What a person reads on the pages, held against what it was when somebody last looked.
@Suite("Page goldens")
struct PageGoldenTests {
  @Test("visible text", arguments: PageGroup.all)
  func words(_ group: PageGroup) throws {
    let text = try group.text()
    #expect(text.contains("====="), "no page in this group")
    try assertSnapshot(text, group.golden)
  }

  @Test("a comparison of two heaps on the console, and as JSON", arguments: HeapSite.texts)
  func heaps(_ format: String) throws {
    try assertSnapshot(try HeapSite.comparison(as: format), HeapSite.golden(format))
  }

  @Test("no golden is left over")
  func leftovers() {
    #expect(
      Golden.leftovers(
        of: "HeapReport", used: PageGroup.all.map(\.golden) + HeapSite.texts.map(HeapSite.golden))
        == [])
  }
}
