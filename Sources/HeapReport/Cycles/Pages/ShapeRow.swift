import ReferenceCycles
import Mustache

/// A shape, as a line of a table or as a card.
struct ShapeRow: TemplateContext {
  private let facts: CycleFacts
  private let detail: ShapeDetail
  /// The page that it is on.
  private let page: PageAddress
  private let words: ShapeWords

  init(_ facts: CycleFacts, _ detail: ShapeDetail, on page: PageAddress) {
    self.facts = facts
    self.detail = detail
    self.page = page
    words = ShapeWords(detail, facts.details)
  }

  static let fields: [Field<ShapeRow>] = [
    .text("href") { row in
      row.facts.links.href(row.facts.links.shapePage(row.detail.number), from: row.page)
    },
    .text("name") { $0.facts.details.names.name(of: $0.detail.shape) },
    .text("hue") { row in
      "\(row.facts.details.hues.hue(of: row.detail.shape.types.first?.type ?? 0).styleClass)"
    },
    .text("cycles", write: { $1.count($0.detail.shape.cycles.count) }),
    .text("size", write: { $1.count($0.detail.shape.size) }),
    .text("objects", write: { $1.count($0.detail.shape.objects) }),
    .text("held", write: { $1.count($0.words.held) }),
    .text("bytes", write: { $1.size($0.detail.shape.bytes) }),
    .text("exact", write: { $1.exactSize($0.detail.shape.bytes) }),
    .text("summary") { $0.words.summary },
    .text(
      "share",
      write: {
        $1.share($0.detail.shape.objects, of: $0.facts.details.analysis.inCycles)
      }),
    .integer("barWidth") { row in
      row.detail.shape.objects * 100 / max(1, row.facts.details.analysis.inCycles)
    },
    .strings("breaks") { $0.words.breakingNames },
    .flag("isOfClass") { $0.detail.isOfClass },
    .flag("isBroken") { $0.detail.breaking?.isComplete == true },
    .text("advice") { $0.words.advice },
    .object("picture") { row in
      PictureFigure(row.detail, of: row.facts, on: row.page)
    },
  ]
}
