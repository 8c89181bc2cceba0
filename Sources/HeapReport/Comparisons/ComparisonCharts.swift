import HeapCharts
import HeapComparison
import HeapProfile
import HeapStatistics
import Measures

/// The charts of a comparison, before they are drawn.
struct ComparisonCharts {
  let facts: ComparisonFacts
  private var comparison: Comparison { facts.comparison }

  /// What became more and what became less; nil where nothing did.
  func changes() -> ChartSpec? {
    let moved = comparison.classes.filter { !$0.bytes.isNone }
    guard !moved.isEmpty else { return nil }
    let chart = ChangeChart(
      title: "Change of tracked memory by class",
      rows: moved.map {
        ChangeChart.Row(
          name: facts.name(of: $0), before: $0.bytes.before, after: $0.bytes.after)
      })
    let left = moved.count - ChangeChart.capacity
    let cut =
      left > 0 ? " \(GroupedCount(left).of("smaller one is", "smaller ones are")) left out." : ""
    return ChartSpec(caption: "More to the right, less to the left, the largest first.\(cut)") {
      chart.chart($0, measure: $1)
    }
  }

  /// Tracked memory over time of one run, on the scales of both; nil where nothing was tracked.
  func timeline(_ side: Side) -> ChartSpec? {
    let analysis = comparison[side]
    let snapshots = analysis.profile.snapshots
    guard analysis.peak != nil else { return nil }
    var bands = facts.hues.bands.map { pair in
      StackedAreaChart.Band(
        name: facts.name(of: pair), hue: facts.hues.hue(of: pair),
        bytes: analysis.snapshotIndices.map { snapshot in
          pair[side].map { analysis.at(snapshot, $0).total } ?? 0
        })
    }
    let other = snapshots.indices.map { place in
      max(0, snapshots[place].trackedTotal - bands.reduce(0) { $0 + ($1.bytes[place] ?? 0) })
    }
    if other.contains(where: { $0 > 0 }) {
      bands.append(StackedAreaChart.Band(name: "Other", hue: .other, bytes: other))
    }
    let marks = analysis.snapshotIndices.map { index in
      SnapshotMark(
        time: snapshots[index.rawValue].timestamp,
        name: index == analysis.peak
          ? facts.names(side).name(of: index) : snapshots[index.rawValue].description)
    }
    var chart = StackedAreaChart(
      title: "\(facts.labels[side]): tracked memory", snapshots: marks, bands: bands,
      total: snapshots.map(\.trackedTotal), peak: analysis.peak?.rawValue)
    chart.ceiling = ceiling
    chart.reach = 0...max(0, end)
    return ChartSpec(caption: "Both runs are on one scale.") { [chart] in
      chart.chart($0, measure: $1)
    }
  }

  /// The most bytes of either run.
  private var ceiling: ByteCount {
    Side.allCases.flatMap { comparison[$0].profile.snapshots.map(\.trackedTotal) }.max() ?? 0
  }

  /// The last moment of either run, in seconds.
  private var end: Double {
    Side.allCases.compactMap { comparison[$0].profile.snapshots.last?.timestamp }.max() ?? 0
  }
}
