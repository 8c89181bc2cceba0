import HeapCharts
import HeapProfile
import HeapStatistics
import Measures

/// The charts of what something is made of.
extension ChartSpecs {
  /// Classes, their attributes, and what is in these; with the class of each cell.
  func peak(_ peak: PeakParts) -> (ChartSpec, owners: [ClassIndex]) {
    var cells: [IcicleChart.Cell] = []
    var owners: [ClassIndex] = []
    for one in peak.classes {
      let hue = hues.hue(of: one.index)
      cells.append(
        IcicleChart.Cell(
          name: names.name(of: one.index), hue: hue, bytes: one.bytes, level: 0, isBold: true))
      Self.append(one.parts, level: 1, &cells) { _ in hue }
      owners += repeatElement(one.index, count: cells.count - owners.count)
    }
    let chart = IcicleChart(
      title: "What the peak is made of", cells: cells, total: peak.total, whole: "the peak")
    let spec = ChartSpec(
      caption: (cells.contains { $0.level == 2 }
        ? "First row: classes; second: their attributes; third: what is in these. "
        : "First row: classes; second: their attributes. ") + Self.reading(cells)
    ) { chart.chart($0, measure: $1) }
    return (spec, owners)
  }

  /// The attributes of a class, and what is in these.
  ///
  /// - Parameter bytes: those of the class.
  /// - Returns: nil where it is not known what is in them.
  func parts(_ parts: [Part], of index: ClassIndex, bytes: ByteCount, at snapshot: SnapshotIndex)
    -> ChartSpec?
  {
    // Attributes alone are in the chart over time.
    guard parts.contains(where: { !$0.parts.isEmpty }) else { return nil }
    var cells: [IcicleChart.Cell] = []
    var free = (0..<Hue.count).map { Hue.rank($0) }.filter { $0 != hues.hue(of: index) }
    free.reverse()
    Self.append(parts, level: 0, &cells) { _ in free.popLast() ?? .other }
    let chart = IcicleChart(
      title: "What the instances hold at \(names.proseName(of: snapshot))", cells: cells,
      total: bytes, whole: "the class then")
    return ChartSpec(
      caption: "First row: attributes; below: what is in them. " + Self.reading(cells)
    ) { chart.chart($0, measure: $1) }
  }

  private static func reading(_ cells: [IcicleChart.Cell]) -> String {
    "The width is bytes, all instances added up; grey: the objects themselves."
      + (cells.contains { $0.name.contains(" × ≤ ") }
        ? " “25 × ≤ 2.00 KiB”: so many entries, none larger." : "")
  }

  private static func append(
    _ parts: [Part], level: Int, _ cells: inout [IcicleChart.Cell], _ hue: (Part) -> Hue
  ) {
    for part in parts {
      let isPlain = part.kind == .itself || part.kind == .rest
      let color = isPlain ? Hue.other : hue(part)
      cells.append(
        IcicleChart.Cell(
          name: part.name, hue: color, bytes: part.bytes, level: level, isBold: level == 0))
      append(part.parts, level: level + 1, &cells) { _ in color }
    }
  }
}
