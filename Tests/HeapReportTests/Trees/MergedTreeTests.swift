import HeapProfile
import HeapStatistics
import Measures
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

  @Test("a linked list has at most as many lines as a page can bear; the rest is added up")
  func deep() throws {
    var tree = SyntheticDump.Sized(8, "[V] next: x")
    for _ in 0..<2_100 { tree = SyntheticDump.Sized(8, "[V] next: x", [tree]) }
    let rows = try rows(RandomTree(tree).dump)
    #expect(rows.count == ReferentTree.maximumRows + 1)
    #expect(TreeLines(rows: rows).isBalanced)
    guard case .rest(1)? = rows.last?.content else {
      Issue.record("\(String(describing: rows.last?.content))")
      return
    }
  }

  @Test("changes are those of the same place, in any order and at any depth")
  func changes() throws {
    func tree(_ size: Int64, _ names: [String]) -> SyntheticDump.Sized {
      var inner = SyntheticDump.Sized(size, "[V] leaf: x")
      for _ in 0..<300 {
        inner = SyntheticDump.Sized(
          size, "[V] next: x", [inner] + names.map { SyntheticDump.Sized(size, $0) })
      }
      return inner
    }
    var dump = SyntheticDump()
    let sizes = [
      (time: 1.0, sized: tree(8, ["a", "b"])), (time: 2.0, sized: tree(16, ["c", "a"])),
    ]
    dump.classes = [.init("C", [.init(birth: 0.5, sizes: sizes)])]
    dump.snapshots = [.init(1, trackedTotal: 8), .init(2, trackedTotal: 16)]
    let analysis = try HeapAnalysis(loading: dump.bytes())
    let merged = try [0, 1].map {
      try analysis.mergedReferents(of: ClassIndex(0), at: SnapshotIndex($0))
    }
    let texts = analysis.profile.texts
    let changes = MergedChanges(from: merged[0], to: merged[1], in: texts)
    for place in merged[1].rows.indices {
      let name = merged[1].rows[place].key.withBytes(in: texts) {
        String(decoding: $0, as: UTF8.self)
      }
      #expect(changes[place] == (name == "c" ? 16 : 8), "\(place): \(name)")
    }
  }

  @Test("a class without referents has no lines")
  func empty() throws {
    #expect(try rows(RandomTree(SyntheticDump.Sized(5, "x")).dump).isEmpty)
  }
}
