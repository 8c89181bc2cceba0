import HeapCharts
import HeapProfile
import HeapStatistics
import Measures

/// The charts that are about the whole run.
extension ChartSpecs {
  var snapshotMarks: [SnapshotMark] {
    analysis.snapshotIndices.map { index in
      let snapshot = analysis.profile.snapshots[index.rawValue]
      // The peak is spoken of, so it has a name on the axis.
      let name = index == analysis.peak ? names.name(of: index) : snapshot.description
      return SnapshotMark(time: snapshot.timestamp, name: name)
    }
  }

  /// Tracked memory by class over time; classes without a hue of their own are one band on top.
  func tracked() -> ChartSpec {
    let snapshots = analysis.profile.snapshots
    var bands = hues.bands.map { band in
      StackedAreaChart.Band(
        name: name(of: band), hue: band.hue,
        bytes: analysis.snapshotIndices.map { band.total(at: $0, analysis) })
    }
    let other = snapshots.indices.map { place in
      // Never below zero, even if a recorder's total is less than the sum of its parts.
      max(0, snapshots[place].trackedTotal - bands.reduce(0) { $0 + ($1.bytes[place] ?? 0) })
    }
    if other.contains(where: { $0 > 0 }) {
      bands.append(StackedAreaChart.Band(name: hues.otherName, hue: .other, bytes: other))
    }
    let chart = StackedAreaChart(
      title: trackedTitle, snapshots: snapshotMarks, bands: bands,
      total: snapshots.map(\.trackedTotal), peak: analysis.peak?.rawValue)
    return ChartSpec(
      caption: snapshots.count == 1
        ? "Measured at the only snapshot."
        : "Measured at the snapshots marked on the axis; the lines between them are straight."
    ) { chart.chart($0, measure: $1) }
  }

  /// What the operating system and the recorder said about the whole process.
  func process() -> ChartSpec? {
    let snapshots = analysis.profile.snapshots
    let series: [(String, [ByteCount?])] = [
      ("Virtual memory (VSZ)", snapshots.map(\.process.virtual)),
      ("Physical memory (RSS)", snapshots.map(\.process.resident)),
      ("Measurable objects", snapshots.map(\.measurableTotal)),
      ("Tracked", snapshots.map(\.trackedTotal)),
    ]
    if snapshots.count == 1 { return processBars(series) }
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

  /// At the only snapshot there is nothing over time.
  private func processBars(_ series: [(String, [ByteCount?])]) -> ChartSpec? {
    let rows = series.enumerated().compactMap { place, line in
      (line.1.first ?? nil).map {
        DistributionChart.Row(name: line.0, hue: .rank(place), bytes: $0)
      }
    }
    guard rows.count > 1 else { return nil }
    let chart = DistributionChart(
      title: "Process memory at the only snapshot", rows: rows, total: 0)
    return ChartSpec(caption: "Tracked memory is a part of the process memory.") {
      chart.chart($0, measure: $1)
    }
  }

  private func name(of band: ClassHues.Band) -> String {
    band.name ?? names.name(of: band.classes[0])
  }

  private var trackedTitle: String {
    hues.bands.contains { $0.name != nil }
      ? "Tracked memory by package" : "Tracked memory by class"
  }

  /// The classes of one snapshot as bars.
  func distribution(at snapshot: SnapshotIndex) -> ChartSpec {
    let tracked = analysis.profile.snapshots[snapshot.rawValue].trackedTotal
    var rows = hues.bands.filter { $0.total(at: snapshot, analysis) > 0 }.map { band in
      DistributionChart.Row(
        name: name(of: band), hue: band.hue, bytes: band.total(at: snapshot, analysis))
    }
    let rest = tracked - rows.reduce(0) { $0 + $1.bytes }
    if rest > 0 {
      rows.append(DistributionChart.Row(name: hues.otherName, hue: .other, bytes: rest))
    }
    let chart = DistributionChart(title: trackedTitle, rows: rows, total: tracked)
    return ChartSpec(
      caption: "Shares are of the tracked total."
    ) { chart.chart($0, measure: $1) }
  }
}
