import HeapGraph
import Measures
import Mustache

/// Objects of a type that are held at ways of one pattern, as a line of a table.
struct HeapHolderRow: TemplateContext {
  private let group: HeapTypeGroups.Holder
  private let facts: HeapFacts
  private let page: PageAddress

  private static let nameLength = 140

  init(_ group: HeapTypeGroups.Holder, on page: PageAddress, _ facts: HeapFacts) {
    self.group = group
    self.page = page
    self.facts = facts
  }

  /// What the holders are.
  private var what: String {
    guard let object = group.object else {
      return "held in more than one way; this is the shortest"
    }
    let type = facts.heap.graph.type(object).fullName.cutInMiddle(to: Self.nameLength)
    return group.holders.count == 1
      ? type : GroupedCount(group.holders.count).of("\(type) object", "\(type) objects")
  }

  static let fields: [Field<HeapHolderRow>] = [
    .text("name") { $0.facts.pattern($0.group.pattern).cutInMiddle(to: nameLength) },
    .optionalText("href") { row in
      row.group.object.flatMap { row.facts.href(object: $0, from: row.page) }
    },
    .text("what") { $0.what },
    .text("count", write: { $1.count($0.group.count) }),
    .text("retained", write: { $1.size($0.group.bytes) }),
    .text("exact", write: { $1.exactSize($0.group.bytes) }),
    .text("share") { $0.facts.share($0.group.bytes) },
    .integer("width") { HeapRow.width($0.group.bytes, $0.facts) },
  ]
}
