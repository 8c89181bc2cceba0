import Bytes
import HeapCheck
import HeapProfile
import HeapStatistics
import TestSupport
import Testing

@testable import HeapReport

@Suite("The summary of a check")
struct CheckMarkdownTests {
  /// A dump of classes with one instance each, of that many bytes.
  private func dump(_ classes: KeyValuePairs<String, Int64>, python: String? = nil) throws
    -> HeapAnalysis
  {
    var dump = SyntheticDump()
    dump.classes = classes.map {
      .init($0, [.init(birth: 0.5, sizes: [(1, .init($1))])])
    }
    dump.snapshots = [.init(1, "end", trackedTotal: classes.map(\.value).reduce(0, +))]
    let record: PythonLiteral? = python.map { ["heapmonitor": 1, "python": .text($0)] }
    return try HeapAnalysis(HeapProfile(OwnedBytes(dump.bytes() + (record?.pickle ?? []))))
  }

  private func lines(
    _ limits: [Limit], _ now: HeapAnalysis, since base: HeapAnalysis? = nil, limit: Int = 4_096
  ) throws -> [String] {
    let check = try HeapCheck(limits, of: now, since: base)
    let facts = CheckFacts(check, now, since: base, title: "heap.dat")
    return String(decoding: CheckMarkdown(facts, limit: limit).bytes, as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }

  @Test("without a baseline: the verdict, the limits, the largest classes")
  func alone() throws {
    #expect(
      try lines([.total(5_000)], dump(["app.A": 1_024, "app.B": 3_072])) == [
        "### Memory: 4.00 KiB at most: within the limit", "`heap.dat`, most at “end”",
        "| limit | allowed | measured |  |", "| --- | --- | --- | --- |",
        "| `max-total` | 4.88 KiB (5,000 B) | 4.00 KiB (4,096 B) at “end” | kept |",
        "| class | at the peak | share of tracked | instances |", "| --- | ---: | ---: | ---: |",
        "| `app.B` | 3.00 KiB | 75.0 % | 1 |", "| `app.A` | 1.00 KiB | 25.0 % | 1 |",
      ])
  }

  @Test("with one: what was, what is, what changed; new and gone; nothing of what is the same")
  func baseline() throws {
    let lines = try lines(
      [.growth(.bytes(0))], dump(["app.A": 3_072, "app.New": 100, "app.Same": 7]),
      since: dump(["app.A": 1_024, "app.Gone": 10, "app.Same": 7]))
    #expect(
      lines[0] == "### Memory: 3.10 KiB at most, +2.09 KiB against the baseline: **over the limit**"
    )
    let rows = lines.filter { $0.hasPrefix("| `app") }
    #expect(rows.count == 3)
    #expect(rows[0] == "| `app.A` | 1.00 KiB | 3.00 KiB | +2.00 KiB |")
    #expect(rows[1] == "| `app.New` | – | 100 B | +100 B |")
    #expect(rows[2] == "| `app.Gone` | 10 B | – | −10 B |")
  }

  /// One class with an attribute of that many bytes, and a small one.
  private func dump(holding name: String, _ bytes: Int64) throws -> HeapAnalysis {
    let attributes = SyntheticDump.Sized(
      bytes + 204, "__dict__",
      [
        .init(0, "[K] \(name)"), .init(bytes, "[V] \(name): 'x'"), .init(0, "[K] other"),
        .init(100, "[V] other: 'y'"),
      ], flat: 104)
    let sized = SyntheticDump.Sized(bytes + 252, "", [attributes], flat: 48)
    return try analyse(
      [.init(birth: 0.5, sizes: [(1, sized)])], [.init(1, "end", trackedTotal: bytes + 252)])
  }

  @Test("what most of a change is in, as a name that nothing in it breaks")
  func main() throws {
    func row(_ name: String, _ now: Int64, _ base: Int64) throws -> String? {
      try lines([.total(5)], dump(holding: name, now), since: dump(holding: name, base))
        .first { $0.hasPrefix("| `app.C`") }
    }
    #expect(
      try row("text", 2_048, 1_024)
        == "| `app.C` | 1.25 KiB | 2.25 KiB | +1.00 KiB | `text` +1.00 KiB |")
    #expect(
      try row("a|`@b", 1_024, 2_048)
        == #"| `app.C` | 2.25 KiB | 1.25 KiB | −1.00 KiB | `a\x7c\x60@b` −1.00 KiB |"#)
  }

  @Test("a dump against itself is unchanged, and says so")
  func unchanged() throws {
    let dump = try dump(["app.A": 1_024])
    let lines = try lines([.growth(.bytes(0))], dump, since: dump)
    #expect(
      lines[0]
        == "### Memory: 1.00 KiB at most, unchanged against the baseline: within the limit")
    #expect(!lines.contains { $0.contains("app.A") })
  }

  @Test("another Python is said; another patch of the same is not")
  func versions() throws {
    func note(_ base: String?, _ now: String?) throws -> String? {
      try lines([.total(5)], dump(["A": 5], python: now), since: dump(["A": 5], python: base))
        .first { $0.hasPrefix("The baseline") }
    }
    #expect(
      try note("3.8.20", "3.13.1")
        == "The baseline is of Python 3.8.20, this dump of 3.13.1: the same objects have other sizes."
    )
    #expect(try note("3.13.0", "3.13.1") == nil && note(nil, "3.13.1") == nil)
  }
}
