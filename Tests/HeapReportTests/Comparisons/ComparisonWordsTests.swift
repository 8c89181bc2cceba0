import Bytes
import HeapComparison
import HeapProfile
@testable import HeapReport
import HeapStatistics
import Measures
import TestSupport
import Testing

@Suite("What a comparison says")
struct ComparisonWordsTests {
  private func text(_ base: HeapAnalysis, _ head: HeapAnalysis) throws -> String {
    let facts = try ComparisonFacts(
      Comparison(base: base, head: head), ComparisonLabels(base: "a.dat", head: "b.dat"))
    var bytes: [UInt8] = []
    ConsoleComparison(facts).write { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A run with one snapshot, by some Python.
  private func run(_ python: String?, on platform: String? = nil) throws -> HeapAnalysis {
    var builder = ProfileBuilder(OwnedBytes([]))
    builder.add(Snapshot(timestamp: 1, description: "end", trackedTotal: 9))
    var record = RunRecord()
    record.python = python
    record.implementation = "CPython"
    record.platform = platform
    builder.record = record
    return try HeapAnalysis(builder.finish())
  }

  @Test("other versions of Python and other platforms are told, where both are known")
  func versions() throws {
    #expect(
      try text(run("3.8.20"), run("3.13.1")).contains(
        "Recorded by CPython 3.8.20 and CPython 3.13.1: other versions have other sizes."))
    #expect(try text(run("3.8.20", on: "Linux"), run("3.8.20", on: "Plan 9")).contains("Plan 9"))
    for (base, head) in [("3.13.1", "3.13.1"), (nil, "3.13.1"), (nil, nil)] {
      #expect(try !text(run(base), run(head)).contains("Recorded by"))
    }
  }

  /// Runs of classes with these bytes, one instance each.
  private func run(_ classes: [String: Int64]) throws -> HeapAnalysis {
    var dump = SyntheticDump()
    dump.classes = classes.sorted { $0.key < $1.key }.map { name, size in
      .init(name, [.init(birth: 0, sizes: [(1, SyntheticDump.Sized(size))])])
    }
    let total = classes.values.reduce(0, +)
    dump.snapshots = [.init(1, "end", trackedTotal: total)]
    return try HeapAnalysis(loading: dump.bytes())
  }

  @Test("the sentence says most of it, what makes up for it, or that it is spread")
  func sentence() throws {
    func first(_ base: [String: Int64], _ head: [String: Int64]) throws -> String {
      String(try text(run(base), run(head)).prefix { $0 != "\n" })
    }
    #expect(
      try first(["a": 1_024, "b": 10], ["a": 3_072, "b": 20])
        == "1.01 → 3.02 KiB: +2.01 KiB, 99.5 % of it in a.")
    #expect(
      try first(["a": 100, "b": 50], ["a": 200, "b": 20])
        == "150 → 220 B: +70 B; a +100 B, all others together −30 B.")
    #expect(
      try first(["a": 100, "b": 50], ["a": 50, "b": 100])
        == "150 B tracked in both, in other classes: a −50 B and b +50 B.")
    let many = Dictionary(uniqueKeysWithValues: (0..<10).map { ("c\($0)", Int64(10)) })
    #expect(try first([:], many) == "0 → 100 B: +100 B, in 10 classes.")
    #expect(
      try first(many, many) == "Unchanged: 100 B tracked in both, and no class has changed.")
  }

  /// A run with nodes of files that have an attribute of so many bytes, and one instance of the rest.
  private func build(files: Int, memo: Int64, rest: Int64) throws -> HeapAnalysis {
    typealias Sized = SyntheticDump.Sized
    let node = Sized(
      memo + 400, "<File>",
      [Sized(memo + 100, "__dict__", [Sized(memo, "[V] _memo: {}")], flat: 100)], flat: 300)
    var dump = SyntheticDump()
    dump.classes = [
      .init("File", Array(repeating: .init(birth: 0, sizes: [(1, node)]), count: files)),
      .init("Rest", [.init(birth: 0, sizes: [(1, Sized(rest))])]),
    ]
    let total = Int64(files) * (memo + 400) + rest
    dump.snapshots = [.init(1, "after building targets:", trackedTotal: total)]
    return try HeapAnalysis(loading: dump.bytes())
  }

  @Test("the answer of the first tutorial: what was saved, where, and the average of a node")
  func tutorial() throws {
    let base = try build(files: 2_286, memo: 4_362, rest: 25_573_056)
    let said = try text(base, build(files: 2_286, memo: 3_614, rest: 24_808_344))
    #expect(
      said.prefix { $0 != "\n" }
        == "34.77 → 32.41 MiB: −2.36 MiB, 69.1 % of it in File, most in its _memo.")
    #expect(ComparisonWords.arrow(Change(4_762, 4_014)) == "4.65 → 3.92 KiB")
  }

  @Test("where neither attributes nor places are known, the instances are what it is in")
  func instances() throws {
    func some(_ count: Int, of size: Int64) throws -> HeapAnalysis {
      var dump = SyntheticDump()
      let one = SyntheticDump.Object(birth: 0, sizes: [(1, SyntheticDump.Sized(size))])
      dump.classes = [.init("Base", Array(repeating: one, count: count))]
      dump.snapshots = [.init(1, "end", trackedTotal: Int64(count) * size)]
      return try HeapAnalysis(loading: dump.bytes())
    }
    #expect(
      try text(some(502, of: 1_024), some(2, of: 1_024))
        .hasPrefix("502.00 → 2.00 KiB: −500.00 KiB, 100.0 % of it in Base, 502 → 2 instances.\n"))
    // As many as before: their sizes changed.
    #expect(
      try text(some(2, of: 1_024), some(2, of: 512))
        .hasPrefix("2.00 → 1.00 KiB: −1.00 KiB, 100.0 % of it in Base.\n"))
  }
}
