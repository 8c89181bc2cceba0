import HeapProfile
import HeapStatistics
import Measures
import TestSupport
import Testing

@testable import HeapReport

@Suite("What something is made of")
struct PartTests {
  private func parts(_ sized: SyntheticDump.Sized, isRedacted: Bool = false, depth: Int = 2) throws
    -> [Part]
  {
    let analysis = try analyse(
      [.init(birth: 0.5, sizes: [(time: 1, sized: sized)])], [.init(1, trackedTotal: sized.size)])
    let merged = try analysis.mergedReferents(of: ClassIndex(0), at: SnapshotIndex(0))
    return PartTree(merged: merged, texts: analysis.profile.texts, isRedacted: isRedacted)
      .parts(of: ByteCount(sized.size), depth: depth)
  }

  @Test("the attribute dictionary is taken apart; keys are one part")
  func dictionary() throws {
    let dictionary = SyntheticDump.Sized(
      700, "__dict__",
      [
        .init(10, "[K] body"), .init(400, "[V] body: 'x'"), .init(20, "[K] path"),
        .init(170, "[V] path: 'y'"),
      ], flat: 100)
    let parts = try parts(.init(1_000, "x", [dictionary], flat: 50))
    #expect(
      parts.map(\.name) == ["body", "path", "2 keys", "the objects themselves", "not broken down"])
    #expect(parts.map(\.bytes) == [400, 170, 30, 150, 250])
  }

  @Test("many entries of data are one part, and of few the names stay unless they are hidden")
  func entries() throws {
    func rows(_ count: Int) -> SyntheticDump.Sized {
      let entries = (0..<count).map { SyntheticDump.Sized(Int64(10 + $0), "[\($0)]") }
      return .init(900, "x", [.init(800, "rows", entries, flat: 300)], flat: 100)
    }
    #expect(try parts(rows(25))[0].parts.map(\.name) == ["25 × ≤ 34 B"])
    #expect(try parts(rows(2))[0].parts.map(\.name) == ["[1]", "[0]"])
    #expect(try parts(rows(2), isRedacted: true)[0].parts.map(\.name) == ["2 × ≤ 11 B"])
    #expect(try parts(rows(1), isRedacted: true)[0].parts.map(\.name) == ["(hidden)"])
    #expect(try parts(rows(25), depth: 1)[0].parts.isEmpty)
  }

  @Test("nothing is made up where nothing was recorded")
  func nothing() throws {
    #expect(try parts(.init(1_000, "x")).isEmpty)
  }

  @Test("a process' memory is one bar, of known parts only")
  func process() throws {
    var snapshot = Snapshot(timestamp: 1, trackedTotal: 100, measurableTotal: 150, overhead: 50)
    #expect(ProcessBar(snapshot) == nil)
    snapshot.process.resident = 400
    let bar = try #require(ProcessBar(snapshot))
    #expect(bar.parts.map(\.bytes) == [100, 50, 50, 200])
    #expect(bar.parts.map(\.start) == [0, 100, 150, 200])
    snapshot.measurableTotal = nil
    snapshot.overhead = nil
    #expect(ProcessBar(snapshot)?.parts.map(\.bytes) == [100, 300])
    snapshot.process.resident = 99
    #expect(ProcessBar(snapshot) == nil)
    snapshot.process.virtual = 100
    #expect(ProcessBar(snapshot)?.parts.map(\.bytes) == [100])
  }

  @Test("folded stacks: no name can make a frame or a line")
  func folded() throws {
    var dump = SyntheticDump()
    dump.snapshots = [.init(1, trackedTotal: 30)]
    let sizes = [(time: 1.0, sized: SyntheticDump.Sized(10))]
    dump.classes = [
      .init(
        "app;C\nD",
        [
          .init(birth: 0.5, sizes: sizes, trace: [("main;x", 3), ("make", 4)]),
          .init(birth: 0.5, sizes: sizes),
        ])
    ]
    let lines = try text { try FoldedExport(analyse(dump)).write(to: $0) }.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.contains("(no trace);app,C D 10"))
    let other = try #require(lines.first { $0.hasPrefix("main,x") })
    #expect(other.split(separator: ";").count == 3 && other.hasSuffix(";app,C D 10"))
  }
}
