import HeapCharts
import HeapGraph
import Measures

/// The tree of who alone holds whom, as a chart: of each level the largest.
struct HeapIcicle {
  let spec: ChartSpec
  /// The object of each cell; nil for what is small.
  let objects: [Int?]

  /// Cells of the chart, and those of one object.
  private static let cellLimit = 1_500
  private static let childLimit = 40
  private static let leastShare = 400
  /// So many levels have small cells; below, cells are larger by a factor.
  private static let flatLevels = 2
  private static let deepFactor = 8

  init(_ facts: HeapFacts) {
    let heap = facts.heap
    let least = max(heap.graph.bytes / Self.leastShare, 1)
    var cells: [IcicleChart.Cell] = []
    var objects: [Int?] = []
    // Those still to come, the next one last: preorder without recursion.
    var waiting = Self.large(heap, nil, least).enumerated().map {
      Waiting(object: $1, level: 0, hue: $0 < Hue.count ? .rank($0) : .other, above: nil)
    }
    waiting.reverse()
    while let next = waiting.popLast(), cells.count < Self.cellLimit {
      let path = facts.words.path(to: next.object)
      let type = heap.graph.type(next.object).fullName
      let name = next.above.flatMap { path.hasPrefix($0) ? String(path.dropFirst($0.count)) : nil }
      cells.append(
        IcicleChart.Cell(
          name: name.flatMap { $0.isEmpty ? nil : "\($0) (\(type))" }
            ?? (next.level == 0 ? facts.words.name(of: next.object) : type),
          hue: next.hue, bytes: heap.retained(next.object), level: next.level,
          isBold: next.level == 0))
      objects.append(next.object)
      guard next.level + 1 < IcicleChart.levelLimit else { continue }
      // Deep below, a column without words tells nothing.
      let below = next.level < Self.flatLevels ? least : least * Self.deepFactor
      waiting += Self.large(heap, next.object, below).reversed().map {
        Waiting(object: $0, level: next.level + 1, hue: next.hue, above: path)
      }
    }
    let chart = IcicleChart(
      title: "Who alone holds what", cells: cells, total: heap.graph.bytes,
      whole: "the heap")
    spec = ChartSpec(
      caption: "First row: objects that no single object holds; below each: what it alone holds, "
        + "and would be freed with it. The width is bytes; what is small is left out."
    ) { chart.chart($0, measure: $1) }
    self.objects = objects
  }

  private struct Waiting {
    let object: Int
    let level: Int
    let hue: Hue
    let above: String?
  }

  private static func large(_ heap: HeldHeap, _ object: Int?, _ least: ByteCount) -> [Int] {
    let found = heap.held(by: object).filter { heap.retained($0) >= least }
    return Array(
      found.sorted { (heap.retained($0), $1) > (heap.retained($1), $0) }.prefix(childLimit))
  }
}
