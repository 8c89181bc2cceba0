import LeakGraph
import Mustache

/// An object, as a line of a table.
struct ObjectRow: TemplateContext {
  let report: GarbageReport
  let node: Int

  private var type: Int { Int(report.analysis.graph.nodes[node].type) }

  static let fields: [Field<ObjectRow>] = [
    .text("type") { $0.report.name(ofType: $0.type) },
    .text("hue") { "\($0.report.hues.hue(of: $0.type).styleClass)" },
    .text("address") { $0.report.analysis.graph.name(of: $0.node) },
    .text("repr") { $0.report.naming.repr(of: $0.node) },
    .text("size", write: { $1.size($0.report.analysis.graph.nodes[$0.node].size) }),
  ]
}
