import HeapGraph
import Measures
import Mustache

/// Objects of one type in one place that waste memory, as a line of a table.
struct WasteRow: TemplateContext {
  let group: WasteGroup
  let facts: HeapFacts
  let page: PageAddress
  let rule: WasteRule

  private static let nameLength = 140

  private var bytes: ByteCount { rule == .blocks ? group.bytes : group.saved }
  private var type: String { facts.heap.graph.types[group.type].fullName }

  static let fields: [Field<WasteRow>] = [
    .text("name") { row in
      (row.group.pattern.map { row.facts.pattern($0) } ?? row.type).cutInMiddle(to: nameLength)
    },
    .optionalText("href") { row in
      row.group.pattern == nil ? row.facts.href(type: row.group.type, from: row.page) : nil
    },
    .optionalText("type") { row in
      row.group.pattern == nil ? nil : row.type.cutInMiddle(to: nameLength)
    },
    .text("count", write: { $1.count($0.group.count) }),
    .text("bytes", write: { $1.size($0.bytes) }),
    .text("exact", write: { $1.exactSize($0.bytes) }),
    .text("share") { $0.facts.share($0.bytes) },
    .integer("width") { HeapRow.width($0.bytes, $0.facts) },
    .optionalText("largestHref") { $0.facts.href(object: $0.group.largest, from: $0.page) },
  ]
}

/// A text that is there more than once, as a line of a table.
struct WasteTextRow: TemplateContext {
  let group: EqualTexts.Group
  let facts: HeapFacts

  private static let textLength = 90

  private var text: String {
    if facts.words.hidesValues { return "(hidden)" }
    return facts.heap.graph.value(group.example)?.literal.cutInMiddle(to: Self.textLength) ?? "…"
  }

  private var places: String {
    var parts = group.places.map { place in
      facts.pattern(place.pattern).cutInMiddle(to: Self.textLength)
        + " (\(GroupedCount(place.count)))"
    }
    let rest = group.placeCount - group.places.count
    if rest > 0 { parts.append(GroupedCount(rest).of("more place", "more places")) }
    return parts.joined(separator: ", ")
  }

  static let fields: [Field<WasteTextRow>] = [
    .text("text") { $0.text },
    .text("places") { $0.places },
    .text("count", write: { $1.count($0.group.count) }),
    .text("bytes", write: { $1.size($0.group.saved) }),
    .text("exact", write: { $1.exactSize($0.group.saved) }),
    .text("share") { $0.facts.share($0.group.saved) },
    .integer("width") { HeapRow.width($0.group.saved, $0.facts) },
  ]
}
