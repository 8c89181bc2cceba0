import HeapCharts
import ReferenceCycles
import Measures

/// What the pages say about all cycles: the answer in their first lines.
struct CycleWords {
  private let details: CycleDetails
  private let analysis: CycleAnalysis

  init(_ details: CycleDetails) {
    self.details = details
    analysis = details.analysis
  }

  var headline: String {
    guard analysis.cycleCount > 0 else {
      return "No cycle among \(GroupedCount(analysis.graph.nodes.count).of("object", "objects"))"
    }
    let cycles = GroupedCount(analysis.cycleCount).of("cycle", "cycles")
    let objects = GroupedCount(analysis.inCycles + analysis.held).of("object", "objects")
    return "\(cycles) \(analysis.cycleCount == 1 ? "holds" : "hold") \(objects)"
  }

  var subline: String {
    guard let first = details.shapes.first else {
      return "Nothing in this file refers back to itself: reference counting frees all of it."
    }
    var sentence = ""
    if analysis.shapes.count > 1 {
      sentence = "They have \(GroupedCount(analysis.shapes.count)) shapes. "
    } else if analysis.cycleCount > 1 {
      sentence = "All have the same shape. "
    }
    let classes = details.shapes.filter(\.isOfClass)
    if !classes.isEmpty {
      let number = GroupedCount(classes.reduce(0) { $0 + $1.shape.cycles.count })
      let objects = GroupedCount(classes.reduce(0) { $0 + $1.shape.objects })
      sentence +=
        "\(number.of("cycle is", "cycles are")) around classes that were created while the "
        + "program ran (\(objects.of("object", "objects"))). "
    }
    guard
      let largest = classes.isEmpty
        ? first
        : details.shapes.first(where: { !$0.isOfClass })
    else {
      return sentence
    }
    let share = Percent(largest.shape.objects, of: analysis.inCycles)
    let objects = share.map { "\($0) of the objects in cycles are" } ?? "Most objects are"
    return sentence + "\(classes.isEmpty ? "" : "Of the others: ")\(objects) in "
      + "\(cycles(of: largest.shape)). \(ShapeWords(largest, details).advice)"
  }

  var tiles: [Tile] {
    let objects = analysis.graph.nodes.count
    func share(_ part: Int) -> String? {
      Percent(part, of: objects).map { "\($0) of all" }
    }
    var tiles = [
      Tile(
        label: "Objects", value: "\(GroupedCount(objects))",
        note: GroupedCount(analysis.graph.edges.count).of("reference", "references")),
      Tile(
        label: "Cycles", value: "\(GroupedCount(analysis.cycleCount))",
        note: GroupedCount(analysis.shapes.count).of("shape", "shapes")),
      Tile(
        label: "Objects in cycles", value: "\(GroupedCount(analysis.inCycles))",
        note: share(analysis.inCycles)),
      Tile(
        label: "Held by cycles",
        value: analysis.knowsHeld ? "\(GroupedCount(analysis.held))" : "–",
        note: analysis.knowsHeld
          ? "in no cycle, but held by one" : "the file lists objects in cycles only"),
    ]
    if analysis.others > 0 {
      tiles.append(
        Tile(
          label: "Neither in nor held by cycles", value: "\(GroupedCount(analysis.others))",
          note: share(analysis.others)))
    }
    if let bytes = analysis.bytesInCycles, analysis.cycleCount > 0 {
      tiles.append(
        Tile(
          label: "Size of the objects in cycles", value: "\(ByteSize(bytes))",
          exact: "\(GroupedCount(bytes)) bytes"))
    }
    return tiles
  }

  private func cycles(of shape: CycleShape) -> String {
    "\(GroupedCount(shape.cycles.count).of("cycle", "cycles")) of \(details.names.name(of: shape))"
  }
}
