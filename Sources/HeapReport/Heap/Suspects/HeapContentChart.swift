import HeapCharts
import HeapGraph
import Measures

/// What one object alone holds, as a small chart: by type, and of the type with most by attribute.
struct HeapContentChart {
  let spec: ChartSpec

  private static let partLimit = 5

  /// - Returns: nil when it holds nothing.
  init?(_ object: Int, _ groups: HeapTypeGroups, _ facts: HeapFacts) {
    let heap = facts.heap
    let types = Self.types(object, heap)
    guard !types.isEmpty else { return nil }
    let whole = heap.retained(object)
    var cells = [
      IcicleChart.Cell(
        name: heap.graph.type(object).fullName, hue: .rank(0), bytes: whole, level: 0, isBold: true)
    ]
    for (place, part) in types.prefix(Self.partLimit).enumerated() {
      let name = heap.graph.types[part.type].fullName
      cells.append(
        IcicleChart.Cell(
          name: GroupedCount(part.count).of(name, name), hue: place == 0 ? .rank(1) : .other,
          bytes: part.bytes, level: 1))
      guard place == 0 else { continue }
      var room = part.bytes
      for attribute in groups.attributes.prefix(Self.partLimit) where attribute.bytes <= room {
        room -= attribute.bytes
        cells.append(
          IcicleChart.Cell(
            name: ".\(attribute.name)", hue: .rank(1), bytes: attribute.bytes, level: 2))
      }
    }
    let chart = IcicleChart(
      title: "What it alone holds", cells: cells, total: whole, whole: "what it retains")
    spec = ChartSpec(caption: "By type, and below by attribute; the width is bytes.") {
      chart.chart($0, measure: $1)
    }
  }

  private struct Part {
    let type: Int
    var count = 0
    var bytes: ByteCount = 0
  }

  private static func types(_ object: Int, _ heap: HeldHeap) -> [Part] {
    var parts: [Int: Part] = [:]
    for held in heap.held(by: object) {
      let type = heap.graph.typeNumber(held)
      parts[type, default: Part(type: type)].count += 1
      parts[type, default: Part(type: type)].bytes += heap.retained(held)
    }
    return parts.values.sorted { ($0.bytes, $1.type) > ($1.bytes, $0.type) }
  }
}
