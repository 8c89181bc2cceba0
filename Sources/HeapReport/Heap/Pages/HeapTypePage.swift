import HeapGraph
import Measures
import Mustache

/// A type: who holds its objects, what these hold, and the largest of them.
struct HeapTypePage: TemplateContext {
  private let facts: HeapFacts
  private let type: Int
  private let frame: PageFrame
  private let page: PageAddress
  private let groups: HeapTypeGroups

  static let lineLimit = 30

  init(_ facts: HeapFacts, _ type: Int, _ page: PageAddress) {
    self.facts = facts
    self.type = type
    self.page = page
    frame = PageFrame(facts.heap.graph.types[type].fullName, page, in: facts.head)
    groups = HeapTypeGroups(facts.members.of(type).lazy.map { Int($0) }, facts)
  }

  private var total: TypeTotal { facts.heap.typeTotals[type] }

  static let fields: [Field<HeapTypePage>] =
    PageFrame.fields { $0.frame } + [
      .text("homeTypes") { $0.facts.href(section: "types", from: $0.page) },
      .text("name") { $0.facts.heap.graph.types[$0.type].fullName },
      .text("subline") { page in
        let total = page.total
        return
          "\(GroupedCount(total.count).of("object", "objects")), \(ByteSize(total.bytes)) alone; "
          + "they retain \(ByteSize(total.retained)), \(page.facts.share(total.retained)) of the heap."
      },
      .list("rows") { page in
        page.groups.holders.prefix(lineLimit).map { HeapHolderRow($0, on: page.page, page.facts) }
      },
      .optionalText("holderNote") { page in
        RestNote.text(page.groups.holders.count, lineLimit, "group of holders", "groups of holders")
      },
      .flag("hasAttributes") { !$0.groups.attributes.isEmpty },
      .list("attributeRows") { page in
        page.groups.attributes.prefix(lineLimit).map { attribute in
          HeapRow(
            name: attribute.name, count: attribute.count, retained: attribute.bytes,
            share: page.facts.share(attribute.bytes),
            width: HeapRow.width(attribute.bytes, page.facts))
        }
      },
      .optionalText("attributeNote") { page in
        RestNote.text(page.groups.attributes.count, lineLimit, "attribute", "attributes")
      },
      .list("objectRows") { page in
        page.groups.largest.map { object in
          var row = HeapRow.object(object, on: page.page, page.facts)
          (row.type, row.typeHref) = (nil, nil)  // the page's own
          return row
        }
      },
      .optionalText("objectNote") { page in
        RestNote.text(page.total.count, page.groups.largest.count, "object", "objects")
      },
    ]
}
