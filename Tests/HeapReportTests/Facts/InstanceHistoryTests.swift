import HeapProfile
import HeapStatistics
import TestSupport
import Testing

@testable import HeapReport

@Suite("The sizes of an instance as lines")
struct InstanceHistoryTests {
  private typealias Sized = SyntheticDump.Sized

  private func profile(_ objects: [SyntheticDump.Object], snapshots: Int) throws -> HeapProfile {
    var dump = SyntheticDump()
    dump.classes = [.init("app.A", objects)]
    dump.snapshots = (1...snapshots).map { .init(Double($0)) }
    return try HeapAnalysis(loading: dump.bytes()).profile
  }

  private func object(_ sizes: [Int64], freed: Double? = nil) -> SyntheticDump.Object {
    .init(
      birth: 0.5, death: freed,
      sizes: sizes.enumerated().map { (Double($0 + 1), Sized($1, "x")) })
  }

  @Test("equal sizes in a row are one line, and lines are counted without being made")
  func lines() throws {
    let many = (1...20).map { Int64($0) * 8 }
    let objects = [
      object([8, 8, 8, 16, 16, 8]), object([8]), object(many), object([8, 8, 24, 0], freed: 3.5),
      object([]),
    ]
    let profile = try profile(objects, snapshots: 20)
    let counts = (0..<objects.count).map { number in
      let instance = profile.instances[number]
      let lines = InstanceHistory(of: instance, in: profile, listsTrees: true).lines
      let count = InstanceHistory.lineCount(of: instance, in: profile, listsTrees: true)
      #expect(count == nil || count == lines.count)
      return count
    }
    #expect(counts == [3, 1, nil, 2, 0])
  }

  @Test("those whose referents are listed are not counted alone", arguments: [true, false])
  func trees(_ listsTrees: Bool) throws {
    let tree = Sized(64, "x", [Sized(32, "[V] data: 1")])
    let profile = try profile([.init(birth: 0.5, sizes: [(1, tree), (2, tree)])], snapshots: 2)
    let count = InstanceHistory.lineCount(
      of: profile.instances[0], in: profile, listsTrees: listsTrees)
    #expect(count == (listsTrees ? nil : 1))
  }
}
