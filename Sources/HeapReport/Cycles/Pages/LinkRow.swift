import ReferenceCycles
import Mustache

/// References of one name between objects of two types, as a line of a table.
struct LinkRow: TemplateContext {
  /// What the references of a line have in common.
  private struct Key: Hashable {
    let from: Int
    /// The label's number, or nil for all places in lists: two texts may only look the same.
    let label: Int?
    let to: Int
    let isBreaking: Bool
  }

  let details: CycleDetails
  private let key: Key
  private let label: String
  let count: Int

  /// The references of one cycle, those to cut first, then the most frequent.
  static func all(of detail: ShapeDetail, in details: CycleDetails) -> [LinkRow] {
    let nodes = details.analysis.graph.nodes
    let breaking = Set(detail.breakingAttributes)
    var counts: [Key: (label: String, count: Int)] = [:]
    for (link, attribute) in zip(detail.cycle.links, detail.attributes) {
      let isElement = details.names.naming.isElement(link.label, owner: attribute.owner)
      let key = Key(
        from: Int(nodes[detail.cycle.nodes[link.from]].type), label: isElement ? nil : link.label,
        to: Int(nodes[detail.cycle.nodes[link.to]].type), isBreaking: breaking.contains(attribute))
      let label =
        counts[key]?.label
        ?? details.names.name(ofLabel: link.label, owner: attribute.owner)
      counts[key, default: (label, 0)].count += 1
    }
    let rows = counts.map {
      LinkRow(details: details, key: $0.key, label: $0.value.label, count: $0.value.count)
    }
    return rows.sorted {
      ($0.key.isBreaking ? 0 : 1, $1.count, $0.key.from, $0.label, $0.key.label ?? 0, $0.key.to)
        < ($1.key.isBreaking ? 0 : 1, $0.count, $1.key.from, $1.label, $1.key.label ?? 0, $1.key.to)
    }
  }

  static let fields: [Field<LinkRow>] = [
    .text("from") { $0.details.names.name(ofType: $0.key.from) },
    .text("fromHue") { "\($0.details.hues.hue(of: $0.key.from).styleClass)" },
    .text("label") { $0.label },
    .text("to") { $0.details.names.name(ofType: $0.key.to) },
    .text("toHue") { "\($0.details.hues.hue(of: $0.key.to).styleClass)" },
    .text("count", write: { $1.count($0.count) }),
    .flag("isBreaking") { $0.key.isBreaking },
  ]
}
