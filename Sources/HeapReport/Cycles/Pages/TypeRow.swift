import ReferenceCycles
import Mustache

/// A type, as a line of a table.
struct TypeRow: TemplateContext {
  let details: CycleDetails
  let count: TypeCount

  static let fields: [Field<TypeRow>] = [
    .text("name") { $0.details.names.name(ofType: $0.count.type) },
    .text("hue") { "\($0.details.hues.hue(of: $0.count.type).styleClass)" },
    .text("inCycles", write: { $1.count($0.count.inCycles) }),
    .text("cycles", write: { $1.count($0.count.cycles) }),
    .text("held", write: { $1.count($0.details.analysis.knowsHeld ? $0.count.held : nil) }),
    .text(
      "share",
      write: { $1.share($0.count.inCycles, of: $0.details.analysis.inCycles) }
    ),
    .integer("barWidth") { row in
      row.details.analysis.inCycles == 0
        ? 0 : row.count.inCycles * 100 / row.details.analysis.inCycles
    },
  ]
}
