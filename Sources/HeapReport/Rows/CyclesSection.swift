import ReferenceCycles
import Mustache

/// What the index says about reference cycles, where a leak graph came with the dump.
struct CyclesSection: TemplateContext {
  /// Shapes that are listed here; the linked page has all of them.
  static let shapeLimit = 5

  let facts: CycleFacts
  private let words: CycleWords

  init(_ facts: CycleFacts) {
    self.facts = facts
    words = CycleWords(facts.details)
  }

  static let fields: [Field<CyclesSection>] = [
    .text("headline") { $0.words.headline },
    .text("subline") { $0.words.subline },
    .text("href") { $0.facts.links.href($0.facts.links.overview, from: .index) },
    .flag("hasShapes") { !$0.facts.details.shapes.isEmpty },
    .list("shapeRows") { section in
      section.facts.details.shapesByUse.prefix(shapeLimit).map {
        ShapeRow(section.facts, $0, on: .index)
      }
    },
    .flag("knowsBytes") { $0.facts.details.analysis.bytesInCycles != nil },
  ]
}
