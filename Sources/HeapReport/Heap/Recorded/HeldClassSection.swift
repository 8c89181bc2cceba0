import HeapGraph
import HeapProfile
import Measures
import Mustache

/// Who holds the instances of a class when the heap was captured.
struct HeldClassSection: TemplateContext {
  private let held: HeldClass
  private let page: PageAddress
  private let facts: HeapFacts

  private static let rowLimit = 20

  init(_ held: HeldClass, on page: PageAddress, _ facts: HeapFacts) {
    self.held = held
    self.page = page
    self.facts = facts
  }

  private var note: String {
    guard held.count > 0 else { return "The captured heap has no objects of this class." }
    let objects = GroupedCount(held.count).of("object", "objects")
    let recorded = held.recorded.map { count in
      " \(GroupedCount(count)) of them \(count == 1 ? "is an instance" : "are instances") of the "
        + "recording, by address, and the table is about \(count == 1 ? "this one" : "these")."
    }
    return
      "The captured heap has \(objects) of this class.\(recorded ?? "") […] is any place or key."
  }

  static let fields: [Field<HeldClassSection>] = [
    .text("note") { $0.note },
    .flag("hasRows") { !$0.held.holders.isEmpty },
    .list("rows") { section in
      section.held.holders.prefix(rowLimit).map {
        HeapHolderRow($0, on: section.page, section.facts)
      }
    },
    .optionalText("restNote") { section in
      RestNote.text(
        section.held.holders.count, rowLimit, "group of holders", "groups of holders")
    },
    .text("heapHref") { section in
      section.facts.head.layout.href(section.facts.home, from: section.page)
    },
  ]
}
