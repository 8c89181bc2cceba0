import HeapGraph
import Measures
import Mustache

/// What the heap could do without, rule by rule.
struct HeapWastePage: TemplateContext {
  private let facts: HeapFacts
  private let frame: PageFrame

  init(_ facts: HeapFacts) {
    self.facts = facts
    frame = PageFrame("Waste", HeapFacts.wastePage, in: facts.head)
  }

  static let fields: [Field<HeapWastePage>] =
    PageFrame.fields { $0.frame } + [
      .text("homeWaste") { $0.facts.href(section: "waste", from: HeapFacts.wastePage) },
      .list("sections") { page in
        WasteRule.allCases.map {
          WasteSection(rule: $0, facts: page.facts, page: HeapFacts.wastePage)
        }
      },
    ]
}
