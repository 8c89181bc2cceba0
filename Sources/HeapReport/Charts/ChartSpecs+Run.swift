import HeapCharts
import HeapProfile
import HeapStatistics

/// The charts that are about the whole run.
extension ChartSpecs {
  var snapshotMarks: [SnapshotMark] {
    analysis.profile.snapshots.map { SnapshotMark(time: $0.timestamp, name: $0.description) }
  }

  /// Tracked memory by class over time; classes without a hue of their own are one band on top.
  func tracked() -> ChartSpec {
    let snapshots = analysis.profile.snapshots
    var bands = hues.ranked.map { index in
      StackedAreaChart.Band(
        name: names.name(of: index), hue: hues.hue(of: index),
        bytes: analysis.snapshotIndices.map { analysis.at($0, index).total })
    }
    let other = snapshots.indices.map { place in
      // Never below zero, even if a recorder's total is less than the sum of its parts.
      max(0, snapshots[place].trackedTotal - bands.reduce(0) { $0 + ($1.bytes[place] ?? 0) })
    }
    if other.contains(where: { $0 > 0 }) {
      let name = hues.otherCount > 0 ? hues.otherName : "Other"
      bands.append(StackedAreaChart.Band(name: name, hue: .other, bytes: other))
    }
    let chart = StackedAreaChart(
      title: "Tracked memory by class", snapshots: snapshotMarks, bands: bands,
      total: snapshots.map(\.trackedTotal), peak: analysis.peak?.rawValue)
    return ChartSpec(
      caption:
        "Measured at the snapshots marked on the axis; the lines between them are straight."
    ) { chart.chart($0, measure: $1) }
  }

  /// What the operating system and the recorder said about the whole process.
  func process() -> ChartSpec? {
    let snapshots = analysis.profile.snapshots
    let series: [(String, [Int64?])] = [
      ("Virtual memory (VSZ)", snapshots.map(\.process.virtual)),
      ("Physical memory (RSS)", snapshots.map(\.process.resident)),
      ("Measurable objects", snapshots.map(\.measurableTotal)),
      ("Tracked", snapshots.map(\.trackedTotal)),
    ]
    let known = series.filter { $0.1.contains { $0 != nil } }
    guard known.count > 1 else { return nil }
    let chart = ProcessMemoryChart(
      title: "Process memory", snapshots: snapshotMarks,
      series: known.enumerated().map { place, line in
        ProcessMemoryChart.Series(name: line.0, hue: .rank(place), bytes: line.1)
      })
    return ChartSpec(
      caption:
        "Tracked memory is a part of the process memory. A gap is an unknown value."
    ) { chart.chart($0, measure: $1) }
  }

  /// The classes of one snapshot as bars.
  func distribution(at snapshot: SnapshotIndex) -> ChartSpec {
    let tracked = analysis.profile.snapshots[snapshot.rawValue].trackedTotal
    var rows = hues.ranked.filter { analysis.at(snapshot, $0).total > 0 }.map { index in
      DistributionChart.Row(
        name: names.name(of: index), hue: hues.hue(of: index),
        bytes: analysis.at(snapshot, index).total)
    }
    let rest = tracked - rows.reduce(0) { $0 + $1.bytes }
    if rest > 0 {
      let name = hues.otherCount > 0 ? hues.otherName : "Other"
      rows.append(DistributionChart.Row(name: name, hue: .other, bytes: rest))
    }
    let chart = DistributionChart(title: "Tracked memory by class", rows: rows, total: tracked)
    return ChartSpec(
      caption: "Shares are of the tracked total."
    ) { chart.chart($0, measure: $1) }
  }
}
