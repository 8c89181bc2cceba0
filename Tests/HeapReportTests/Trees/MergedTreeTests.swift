import HeapProfile
import HeapStatistics
import TestSupport
import Testing

@testable import HeapReport

@Suite("Merged referents as lines")
struct MergedTreeTests {
  private func rows(_ dump: [UInt8]) throws -> [TreeRow] {
    let analysis = try HeapAnalysis(loading: dump)
    let merged = try analysis.mergedReferents(of: ClassIndex(0), at: SnapshotIndex(0))
    return MergedTree.rows(of: merged, against: nil, in: analysis.profile, isRedacted: false)
  }

  @Test("those of one instance are its own, whatever the tree", arguments: 1...40)
  func random(_ seed: Int) throws {
    let tree = RandomTree(seed: UInt64(seed))
    expect(try rows(tree.dump), tell: tree)
  }

  @Test("equal names of several instances are one line with their number")
  func several() throws {
    var dump = SyntheticDump()
    let objects = (1...3).map { number in
      let referents = [
        SyntheticDump.Sized(Int64(100 * number), "value"), SyntheticDump.Sized(1, "r\(number)"),
      ]
      return SyntheticDump.Object(
        birth: 0.25, sizes: [(time: 1.0, sized: SyntheticDump.Sized(2_000, "x", referents))])
    }
    dump.classes = [SyntheticDump.Class("app.Tree", objects)]
    dump.snapshots = [SyntheticDump.Snapshot(1, "one", trackedTotal: 6_000)]
    let rows = try rows(dump.bytes())
    #expect(TreeLines(rows: rows).isBalanced)
    #expect(rows.map(\.size) == [600, 3])
    guard case .leaf(_, note: "in 3")? = rows.first?.content, case .rest(3)? = rows.last?.content
    else {
      Issue.record("\(rows.map(\.content))")
      return
    }
  }

  @Test("a class without referents has no lines")
  func empty() throws {
    #expect(try rows(RandomTree(SyntheticDump.Sized(5, "x")).dump).isEmpty)
  }
}
