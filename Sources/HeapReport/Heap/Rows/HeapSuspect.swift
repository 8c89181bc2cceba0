import HeapGraph
import Mustache

/// An object that holds much, as a card.
struct HeapSuspect: TemplateContext {
  private let title: String
  private let text: String
  private let href: String?

  init(_ accumulation: Accumulation, _ facts: HeapFacts) {
    title = facts.words.path(to: accumulation.object)
    text = facts.words.sentence(of: accumulation)
    href = facts.href(facts.page(of: accumulation.object), from: .index)
  }

  static let fields: [Field<HeapSuspect>] = [
    .text("title") { $0.title.cutInMiddle(to: 160) },
    .text("text") { $0.text },
    .optionalText("href") { $0.href },
  ]
}
