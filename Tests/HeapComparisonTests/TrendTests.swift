import HeapStatistics
import Measures
import Testing

@testable import HeapComparison

@Suite("Trend over several runs")
struct TrendTests {
  @Test(
    "a step is a change when it is more than half of all steps are",
    arguments: [
      ([5, 5, 5, 9, 9, 9], 0, 3, 3), ([5, 5, 5], 0, nil, nil), ([7], 0, nil, nil),
      ([], 0, nil, nil), ([10, 11, 10, 11, 50, 51, 50, 20, 21], 1, 4, 7),
      ([1, 2, 3, 4], 1, nil, nil), ([0, 0, .max], 0, 2, 2),
    ] as [([ByteCount], ByteCount, Int?, Int?)])
  func series(_ values: [ByteCount], _ noise: ByteCount, _ first: Int?, _ last: Int?) {
    let series = Series(values)
    #expect(series.noise == noise)
    #expect(series.firstChange == first && series.lastChange == last)
  }

  @Test("has every class of any run; where it is not, it has no bytes")
  func classes() throws {
    let runs = try [
      ["a": [10], "b": [5, 5]], ["a": [10], "c": [70]], ["a": [10], "b": [5, 5, 5], "c": [90]],
    ].map { try RunDigest(Runs.analysis($0), at: .automatic) }
    let trend = Trend(runs)
    #expect(trend.tracked.values == [20, 80, 115])
    #expect(trend.classes.map(\.name) == ["c", "b", "a"])
    #expect(trend.classes.map(\.total.values) == [[0, 70, 90], [10, 0, 15], [10, 10, 10]])
    #expect(trend.classes.map(\.alive) == [Change(0, 1), Change(2, 3), Change(1, 1)])
  }

  @Test("takes the snapshot that is asked for, by default the peak")
  func snapshots() throws {
    let run = try Runs.analysis([("x", 5), ("y", 9), ("z", 2)])
    func tracked(_ choice: SnapshotChoice) throws -> ByteCount {
      try RunDigest(run, at: choice).tracked
    }
    #expect(try tracked(.automatic) == 9)
    #expect(try tracked(.last) == 2)
    #expect(try tracked(.named("x")) == 5)
    #expect(throws: ComparisonError.noSnapshot("w", .base)) { try tracked(.named("w")) }
  }
}
