import HeapCharts
import ReferenceCycles
import Measures

/// What is drawn of a cycle: boxes and arrows with their texts.
struct PictureGraph {
  struct Box {
    var lines: [String]
    var hue: Hue
  }

  struct Arrow {
    var from: Int
    var to: Int
    /// The names of the references, each with how many there are of it.
    var names: [String: Int] = [:]
    /// Whether one of them is where the cycle should be broken.
    var isBreaking = false
  }

  private(set) var boxes: [Box] = []
  private(set) var arrows: [Arrow] = []

  init(_ detail: ShapeDetail, _ naming: ReferenceNaming, _ hues: TypeHues) {
    let graph = naming.analysis.graph
    let types = detail.cycle.nodes.map { Int(graph.nodes[$0].type) }
    let roles = PictureRoles(detail.cycle, types: types)
    // One cycle of its shape is that one; of many only the types are the same.
    let isOnly = detail.shape.cycles.count == 1
    boxes = roles.members.map { members in
      let type = types[members[0]]
      guard members.allSatisfy({ types[$0] == type }) else {
        return Box(lines: ["other types", "×\(GroupedCount(members.count))"], hue: .other)
      }
      let name = graph.types[type].isEmpty ? "(no type)" : graph.types[type]
      if members.count > 1 {
        return Box(lines: ["\(name) ×\(GroupedCount(members.count))"], hue: hues.hue(of: type))
      }
      let repr = isOnly ? naming.repr(of: detail.cycle.nodes[members[0]]) : ""
      return Box(
        lines: [name] + (repr.isEmpty ? [] : [Self.shortened(repr, to: 30)]),
        hue: hues.hue(of: type))
    }
    let breaking = Set(detail.breakingAttributes)
    var known: [Int: Int] = [:]
    for (link, attribute) in zip(detail.cycle.links, detail.attributes) {
      let (from, to) = (roles.boxes[link.from], roles.boxes[link.to])
      let arrow = known[from * boxes.count + to] ?? arrows.count
      if arrow == arrows.count {
        arrows.append(Arrow(from: from, to: to))
        known[from * boxes.count + to] = arrow
      }
      let label = naming.name(ofLabel: link.label, owner: attribute.owner)
      arrows[arrow].names[label, default: 0] += 1
      if breaking.contains(attribute) { arrows[arrow].isBreaking = true }
    }
  }

  /// A text of at most `length` characters.
  static func shortened(_ text: String, to length: Int) -> String {
    // Not by what a reader sees as characters: one of those can be as long as it likes.
    let scalars = text.unicodeScalars
    let isShort =
      scalars.index(
        scalars.startIndex, offsetBy: length + 1, limitedBy: scalars.endIndex) == nil
    return isShort ? text : String(scalars.prefix(length - 1)) + "…"
  }
}
