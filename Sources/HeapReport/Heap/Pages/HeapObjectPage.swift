import HeapGraph
import Measures
import Mustache

/// Some of the objects that retain most.
struct HeapObjectPage: TemplateContext {
  private let facts: HeapFacts
  private let number: Int
  private let frame: PageFrame
  private var page: PageAddress { facts.places.page(number) }

  init(_ facts: HeapFacts, _ number: Int) {
    self.facts = facts
    self.number = number
    frame = PageFrame(
      Self.title(facts.places.ranks(onPage: number)), facts.places.page(number), in: facts.head)
  }

  private static func title(_ ranks: Range<Int>) -> String {
    ranks.count == 1
      ? "Object \(ranks.lowerBound + 1)"
      : "Objects \(GroupedCount(ranks.lowerBound + 1)) to \(GroupedCount(ranks.upperBound))"
  }

  static let fields: [Field<HeapObjectPage>] =
    PageFrame.fields { $0.frame } + [
      .text("title") { title($0.facts.places.ranks(onPage: $0.number)) },
      .text("subline") { page in
        let shown = page.facts.places.objects.count
        return "Of the \(GroupedCount(shown).of("object", "objects")) that retain most, of "
          + "\(GroupedCount(page.facts.heap.graph.count)) in all. Retained: what would be freed if the "
          + "object went."
      },
      .text("homeHolders") { $0.facts.href(section: "holders", from: $0.page) },
      .list("pages") { page in
        page.facts.places.starts.indices.filter { $0 != page.number }.map { other in
          Link(
            text: title(page.facts.places.ranks(onPage: other)),
            href: page.facts.head.layout.href(page.facts.places.page(other), from: page.page))
        }
      },
      .list("objects") { page in
        page.facts.places.ranks(onPage: page.number).map {
          HeapObjectCard(page.facts, rank: $0, on: page.page)
        }
      },
    ]
}
