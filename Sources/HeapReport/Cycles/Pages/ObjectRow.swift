import Measures
import Mustache
import ReferenceCycles

/// An object, as a line of a table.
struct ObjectRow: TemplateContext {
  let details: CycleDetails
  let node: Int

  /// Nil when the graph does not say.
  private var bytes: ByteCount? { details.analysis.graph.nodes[node].size }
  private var type: Int { Int(details.analysis.graph.nodes[node].type) }

  static let fields: [Field<ObjectRow>] = [
    .text("type") { $0.details.names.name(ofType: $0.type) },
    .text("hue") { "\($0.details.hues.hue(of: $0.type).styleClass)" },
    .text("address") { $0.details.analysis.graph.name(of: $0.node) },
    .text("repr") { $0.details.names.naming.repr(of: $0.node) },
    .text("size", write: { $1.size($0.bytes) }),
    .text("exact", write: { $1.exactSize($0.bytes) }),
  ]
}
