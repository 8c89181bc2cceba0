import TestSupport
import Testing

/// A comparison opens at once, whatever the dumps hold.
@Suite("Weight of a comparison's pages")
struct ComparisonBudgetTests {
  /// Many classes, many names in one tree, many call sites, many snapshots.
  private func dump(_ factor: Int64) -> [UInt8] {
    typealias Sized = SyntheticDump.Sized
    var dump = SyntheticDump()
    dump.classes = (0..<1_500).map { number in
      .init(
        "app.models.a_long_name_of_a_class.C\(number)",
        [
          .init(birth: 0, sizes: [(1, Sized(100 + factor * Int64(number)))])
        ])
    }
    let children = (0..<2_000).map { Sized(factor * Int64(100 + $0), "[V] name\($0): value \($0)") }
    dump.classes.append(
      .init(
        "app.Wide",
        [
          .init(birth: 0, sizes: [(1, Sized(factor * 3_000_000, "<Wide>", children))])
        ]))
    dump.classes.append(
      .init(
        "app.Made",
        (0..<1_000).map { number in
          .init(
            birth: 0, sizes: [(1, Sized(factor * 64))],
            trace: [("main", 1), ("function_\(number)", Int64(number))])
        }))
    dump.snapshots = (1...600).map {
      .init(Double($0), "step \($0)", trackedTotal: factor * 9_999_999)
    }
    return dump.bytes()
  }

  @Test("no page has more than a megabyte or 15,000 elements, and each limit is told")
  func weight() throws {
    let site = try ComparisonSite(dump(1), dump(2))
    var told = ""
    for path in site.files.keys.sorted() where path.hasSuffix(".html") {
      #expect((site.files[path]?.count ?? 0) <= 1_000_000, "\(path)")
      guard path == "index.html" || path.contains("wide") || path.contains("made") else { continue }
      let page = try site.markup(path)
      #expect(page.elements.count <= 15_000, "\(path)")
      told += page.all("p").map(\.text).joined(separator: " ")
    }
    #expect(told.contains("1,001 smaller changes are left out."))
    #expect(told.contains("500 later snapshots are left out."))
    #expect(told.contains("smaller entries"))
    #expect(told.contains("900 smaller changes are left out."))
    #expect(site.files.keys.filter { $0.hasPrefix("classes/") }.count == 500)
  }
}
