import LeakGraph
import Mustache

/// An object, as a line of a table.
struct ObjectRow: TemplateContext {
  let details: CycleDetails
  let node: Int

  private var type: Int { Int(details.analysis.graph.nodes[node].type) }

  static let fields: [Field<ObjectRow>] = [
    .text("type") { $0.details.names.name(ofType: $0.type) },
    .text("hue") { "\($0.details.hues.hue(of: $0.type).styleClass)" },
    .text("address") { $0.details.analysis.graph.name(of: $0.node) },
    .text("repr") { $0.details.names.naming.repr(of: $0.node) },
  ]
}
