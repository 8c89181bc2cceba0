import HeapCharts
import HeapProfile
import HeapStatistics
import Measures

/// The charts that are about one class.
extension ChartSpecs {
  /// How many instances lived at each moment.
  func instances(of index: ClassIndex) -> ChartSpec {
    let curve = LifetimeCurve(of: index, in: analysis.profile)
    let chart = InstanceCountChart(
      title: "Instances alive", snapshots: snapshotMarks,
      series: [
        InstanceCountChart.Series(
          name: names.name(of: index), hue: hues.hue(of: index),
          events: curve.steps.map { InstanceCount(time: $0.time, count: $0.count) })
      ])
    let tracked = analysis.profile.classes[index.rawValue]
    let shortLived = analysis.classes[index.rawValue].shortLived
    let exact =
      shortLived > 0
      ? "Each birth and each death of an instance that a snapshot saw is a step."
      : "Exact: each birth and each death is a step."
    let counted = CountedWords.note(shortLived).map { "Not drawn: \($0)" }
    return ChartSpec(
      caption: [BirthWords(tracked.births)?.caption ?? exact, counted].compactMap { $0 }
        .joined(separator: " ")
    ) { chart.chart($0, measure: $1) }
  }

  /// Bytes of a class over time, by its largest referents where they were recorded.
  func size(of index: ClassIndex, _ merged: [MergedReferents?]) -> ChartSpec? {
    let totals = analysis.snapshotIndices.map { analysis.at($0, index).total }
    guard totals.contains(where: { $0 > 0 }) else { return nil }
    let parts = SizeParts(merged, of: analysis.profile, isRedacted: isRedacted)
    // The class keeps its colour for itself.
    let free = (0..<Hue.count).map { Hue.rank($0) }.filter { $0 != hues.hue(of: index) }
    var bands = parts.largest(Hue.count - 1, atLeast: (totals.max() ?? 0) / 200).enumerated().map {
      place, part in
      StackedAreaChart.Band(name: part.name, hue: free[place], bytes: part.bytes)
    }
    let other = totals.indices.map { place in
      max(0, totals[place] - bands.reduce(0) { $0 + ($1.bytes[place] ?? 0) })
    }
    if other.contains(where: { $0 > 0 }) {
      let name = names.name(of: index)
      bands.append(
        StackedAreaChart.Band(
          name: bands.isEmpty ? name : "the rest",
          hue: bands.isEmpty ? hues.hue(of: index) : .other,
          bytes: other))
    }
    let peak = totals.indices.max { (totals[$0], $1) < (totals[$1], $0) }
    var chart = StackedAreaChart(
      title: "Memory of the instances", snapshots: snapshotMarks, bands: bands,
      total: totals.map { $0 }, peak: peak)
    // The same time as in the chart of the instances.
    let steps = LifetimeCurve(of: index, in: analysis.profile).steps
    if let first = steps.first?.time, let last = steps.last?.time, first <= last {
      chart.reach = first...last
    }
    return ChartSpec(
      caption: parts.isEmpty
        ? "What they hold over time was not recorded: track the class with a resolution level of 2."
        : "By what the instances hold; the rest is smaller parts and the instances themselves."
    ) { [chart] in chart.chart($0, measure: $1) }
  }
}
