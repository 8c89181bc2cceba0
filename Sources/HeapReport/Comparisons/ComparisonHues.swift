import HeapCharts
import HeapComparison
import HeapProfile
import HeapStatistics
import Measures

/// Which class of a comparison has which colour: one for both runs.
struct ComparisonHues: Sendable {
  /// Those with a colour of their own, the one with the largest total of either run first.
  let bands: [ClassPairs.Pair]
  private let ranks: [ClassPairs.Pair: Int]

  init(_ comparison: Comparison) {
    let all = ClassPairs.byName(
      comparison.base.profile.classes, comparison.head.profile.classes)
    let largest = all.map { pair in
      Side.allCases.map { Self.largest(pair, $0, comparison) }.max() ?? 0
    }
    let order = all.indices.sorted { (largest[$1], $0) < (largest[$0], $1) }
    bands = order.prefix(Hue.count).filter { largest[$0] > 0 }.map { all[$0] }
    ranks = Dictionary(uniqueKeysWithValues: bands.enumerated().map { ($1, $0) })
  }

  func hue(of pair: ClassPairs.Pair) -> Hue { ranks[pair].map { .rank($0) } ?? .other }

  private static func largest(
    _ pair: ClassPairs.Pair, _ side: Side, _ comparison: Comparison
  ) -> ByteCount {
    let analysis = comparison[side]
    return pair[side].flatMap { index in
      analysis.snapshotIndices.map { analysis.at($0, index).total }.max()
    } ?? 0
  }
}
