import HeapCheck
import HeapStatistics
import TestSupport
import Testing

@testable import HeapReport

@Suite("A check in words")
struct CheckWordsTests {
  /// One class with one instance of that many bytes.
  private func dump(_ bytes: Int64) throws -> HeapAnalysis {
    try analyse(
      [.init(birth: 0.5, sizes: [(1, .init(bytes))])], [.init(1, "end:", trackedTotal: bytes)])
  }

  private func text(_ limits: [Limit], _ bytes: Int64, since base: Int64? = nil) throws -> String {
    let (now, before) = (try dump(bytes), try base.map(dump))
    let check = try HeapCheck(limits, of: now, since: before)
    let facts = CheckFacts(check, now, since: before, title: "heap.dat")
    return String(decoding: ConsoleCheck(facts).bytes, as: UTF8.self)
  }

  private let all = ClassPattern("app.*")

  @Test("what, where, how much, the limit, and exact bytes")
  func exceeded() throws {
    #expect(
      try text([.total(1_023), .classBytes(all, 5), .instances(ClassPattern("app.C"), 0)], 2_048)
        == """
        over the limit: all tracked objects: 2.00 KiB (2,048 B) at “end”; limit 1,023 B
        over the limit: app.*: 2.00 KiB (2,048 B) at “end” in 1 class; limit 5 B
        over the limit: app.C: 1 instance at “end”; limit 0 instances
        heap.dat: 3 of 3 limits are exceeded

        """)
  }

  @Test("growth has both ends, and a percentage only where there is something to have one of")
  func growth() throws {
    let five = try #require(Growth("5%"))
    #expect(
      try text([.growth(five)], 2_048, since: 1_000)
        == "over the limit: all tracked objects: +1.02 KiB (+1,048 B, +104.8 % of the baseline), from "
        + "1,000 B to 2.00 KiB at “end”; limit +5 % of the baseline\nheap.dat: over the limit\n")
    #expect(
      try text([.classGrowth(all, .bytes(1))], 500, since: 0)
        == "over the limit: app.*: +500 B, from 0 B to 500 B at “end” in 1 class; limit +1 B\n"
        + "heap.dat: over the limit\n")
  }

  @Test("many findings have ten lines and a number")
  func manyFindings() throws {
    var dump = SyntheticDump()
    // Twelve classes with sets that are empty and still large.
    let value = SyntheticDump.Sized(60_000, "[V] seen: set()")
    let attributes = SyntheticDump.Sized(
      60_104, "__dict__", [.init(0, "[K] seen"), value], flat: 104)
    let sized = SyntheticDump.Sized(60_152, "", [attributes], flat: 48)
    dump.snapshots = [.init(1, trackedTotal: 12 * 20 * 60_152)]
    dump.classes = (0..<12).map { place in
      .init("app.C\(place)", (0..<20).map { _ in .init(birth: 0.5, sizes: [(1, sized)]) })
    }
    let analysis = try analyse(dump)
    let choice = try #require(FindingChoice("any"))
    let check = try HeapCheck([.noFinding(choice)], of: analysis)
    let lines = ConsoleCheck(CheckFacts(check, analysis, title: "heap.dat")).exceeded
    let count = check.findings.count
    #expect(count > 11 && lines.count == 11)
    #expect(lines.last == "over the limit: \(count - 10) more findings")
  }

  @Test("the verdict of one limit, of several, of none")
  func verdicts() throws {
    #expect(try text([.total(5)], 5) == "heap.dat: within the limit\n")
    #expect(try text([.total(5), .instances(all, 1)], 5) == "heap.dat: within all 2 limits\n")
    #expect(
      try text([.total(5), .instances(all, 0)], 5).hasSuffix(
        "heap.dat: 1 of 2 limits is exceeded\n"))
    #expect(
      try text([], 5) == "heap.dat: nothing was checked: there is no baseline yet\n")
  }
}
