import Bytes
import HeapComparison
import HeapProfile
import HeapStatistics
import TestSupport
import Testing

@Suite("Findings of two runs")
struct FindingChangesTests {
  private func analysis(_ sizes: [(String, Int64)]) throws -> HeapAnalysis {
    var dump = SyntheticDump()
    let size = sizes.reduce(100) { $0 + $1.1 }
    let inside = sizes.map { SyntheticDump.Sized($0.1, "[S] \($0.0): '\($0.0)'", flat: $0.1) }
    dump.snapshots = [1, 2].map { .init($0, trackedTotal: size * 100) }
    dump.classes = [
      .init(
        "app.Item",
        (0..<100).map { _ in
          .init(birth: 0.5, sizes: [1, 2].map { ($0, SyntheticDump.Sized(size, "", inside)) })
        })
    ]
    return try HeapAnalysis(HeapProfile(OwnedBytes(dump.bytes())))
  }

  @Test("of several attributes with one fault another may be the strongest")
  func order() throws {
    let changes = FindingChanges(
      base: try analysis([("a", 500), ("b", 400)]), head: try analysis([("a", 400), ("b", 500)]))
    #expect(changes.new.isEmpty && changes.gone.isEmpty && changes.staying.count == 1)
    let others = FindingChanges(
      base: try analysis([("a", 500)]), head: try analysis([("b", 500), ("c", 400)]))
    #expect(others.new.count == 1 && others.gone.count == 1 && others.staying.isEmpty)
  }
}
