import ReferenceCycles
import Measures

/// What the pages say about one shape of cycle.
struct ShapeWords {
  private let detail: ShapeDetail
  private let names: CycleNames
  /// Objects in cycles of any shape.
  private let inCycles: Int
  private let knowsHeld: Bool
  private var shape: CycleShape { detail.shape }

  init(_ detail: ShapeDetail, _ details: CycleDetails) {
    self.detail = detail
    names = details.names
    inCycles = details.analysis.inCycles
    knowsHeld = details.analysis.knowsHeld
  }

  /// Objects that only the cycles of this shape hold; nil when the file leaves such objects out.
  var held: Int? { knowsHeld ? shape.held : nil }

  var tiles: [Tile] {
    var tiles = [
      Tile(label: "Cycles", value: "\(GroupedCount(shape.cycles.count))"),
      Tile(label: "Objects in each", value: "\(GroupedCount(shape.size))"),
      Tile(
        label: "Objects in total", value: "\(GroupedCount(shape.objects))",
        note: Percent(shape.objects, of: inCycles)
          .map { "\($0) of the objects in cycles" }),
      Tile(
        label: "Held only by these", value: held.map { "\(GroupedCount($0))" } ?? "–",
        note: held == nil ? "the file lists objects in cycles only" : "freed with them"),
    ]
    if let bytes = shape.bytes {
      tiles.append(
        Tile(label: "Size", value: "\(ByteSize(bytes))", exact: "\(GroupedCount(bytes)) bytes"))
    }
    return tiles
  }

  /// `40 cycles of 2 objects each: 80 objects, and 12 more hang on them.`
  var summary: String {
    let objects = GroupedCount(shape.objects).of("object", "objects")
    let held = shape.held == 0 ? "" : ", which hold \(GroupedCount(shape.held)) more"
    guard shape.cycles.count > 1 else { return "One cycle of \(objects)\(held)." }
    let size = GroupedCount(shape.size).of("object", "objects")
    return "\(GroupedCount(shape.cycles.count)) cycles of \(size): \(objects)\(held)."
  }

  /// How the cycles of a shape can be broken, in a sentence.
  var advice: String {
    guard let breaking = detail.breaking else {
      return "A class always refers back to itself through its __mro__."
    }
    guard !breaking.attributes.isEmpty else {
      return breaking.isExhaustive
        ? "No single attribute is part of every cycle in it."
        : "It is too large to search for a place to break it."
    }
    let without = "Without \(CycleNames.list(breakingNames))"
    return breaking.isComplete
      ? "\(without) the cycle is broken."
      : "\(without) most of it is broken; some cycles remain."
  }

  /// The attributes to break a shape at.
  var breakingNames: [String] {
    detail.breakingAttributes.map { names.name(of: $0) }
  }

  /// The headline over the advice.
  var breakTitle: String {
    if detail.isOfClass { return "A class that was created while the program ran" }
    let names = breakingNames
    return names.isEmpty ? "No single place to break it" : "Break it at \(CycleNames.list(names))"
  }

  /// Other attributes that would do, in a sentence; nil when there are none.
  var alternative: String? {
    let all = detail.breaking?.alternatives ?? []
    guard !all.isEmpty else { return nil }
    let shown = all.prefix(3).map { names.name(of: $0) }.joined(separator: " or ")
    let more = all.count > 3 ? " or one of \(GroupedCount(all.count - 3)) more" : ""
    return "Equally effective: removing \(shown)\(more)."
  }
}
