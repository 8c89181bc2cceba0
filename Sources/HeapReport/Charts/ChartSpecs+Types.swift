import HeapCharts
import HeapProfile
import HeapStatistics
import Measures

extension ChartSpecs {
  /// Bytes of the largest types over time, whether tracked or not.
  func types(_ summary: CensusSummary) -> ChartSpec {
    let census = summary.census
    let marks = census.times.map { SnapshotMark(time: $0, name: names.description(at: $0) ?? "") }
    let ranked = summary.largest.prefix(Hue.count)
    var bands = ranked.enumerated().map { rank, type in
      StackedAreaChart.Band(
        name: census.types[type.place].name, hue: .rank(rank), bytes: census.types[type.place].bytes
      )
    }
    let rest = summary.types.count - ranked.count
    let totals = marks.indices.map { place in
      census.types.reduce(0) { $0 + ($1.bytes[place] ?? 0) }
    }
    if rest > 0 {
      let shown = marks.indices.map { place in
        bands.reduce(0) { $0 + ($1.bytes[place] ?? 0) }
      }
      bands.append(
        StackedAreaChart.Band(
          name: "Other (\(rest) types)", hue: .other, bytes: zip(totals, shown).map { $0 - $1 }))
    }
    let chart = StackedAreaChart(
      title: "Memory by type", snapshots: marks, bands: bands, total: totals,
      peak: totals.indices.max { (totals[$0], $1) < (totals[$1], $0) },
      whole: "counted")
    return ChartSpec(
      caption:
        "The types that were counted; a type that was not counted at a time is drawn as nothing."
    ) { chart.chart($0, measure: $1) }
  }
}
