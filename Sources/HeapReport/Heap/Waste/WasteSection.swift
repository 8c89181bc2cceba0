import HeapGraph
import Measures
import Mustache

/// What one rule found.
struct WasteSection: TemplateContext {
  let rule: WasteRule
  let facts: HeapFacts
  let page: PageAddress

  private static let rowLimit = 15

  private var waste: HeapWaste { facts.waste }
  private var list: WasteList { rule.list(waste) }

  private var sum: String {
    let bytes = rule.bytes(waste)
    let what = rule == .blocks ? (list.count == 1 ? "in it" : "in them") : "would be saved"
    return "\(rule.title(waste)): \(ByteSize(bytes)) \(what), \(facts.share(bytes)) of the heap. "
      + rule.advice
  }

  private var notes: [String] {
    var notes: [String] = []
    let groups = list.groups
    if let rest = RestNote.text(
      groups.count, Self.rowLimit, rule == .dictionaries ? "class" : "place",
      rule == .dictionaries ? "classes" : "places")
    {
      let bytes = groups.dropFirst(Self.rowLimit).reduce(ByteCount(0)) {
        $0 + (rule == .blocks ? $1.bytes : $1.saved)
      }
      notes.append("\(rest) They have \(ByteSize(bytes)) together.")
    }
    guard rule == .texts else { return notes }
    let texts = waste.texts
    if let rest = RestNote.text(
      texts.groupCount, texts.groups.prefix(Self.rowLimit).count, "text", "texts")
    {
      notes.append(rest)
    }
    if texts.cutCount > 0 {
      notes.append(
        GroupedCount(texts.cutCount).of("longer text", "longer texts")
          + " of \(ByteSize(texts.cutBytes)) together could not be compared: the file has only the "
          + "beginning.")
    }
    if !facts.heap.graph.facts.hasValues {
      notes.append("The file was written without values: no texts could be compared.")
    }
    return notes
  }

  static let fields: [Field<WasteSection>] = [
    .text("anchor") { $0.rule.rawValue },
    .text("name") { $0.rule.name },
    .text("meaning") { $0.rule.meaning },
    .text("sum") { $0.list.count == 0 ? "None was found." : $0.sum },
    .text("column") { $0.rule == .dictionaries ? "Class" : "Where" },
    .text("bytesColumn") { $0.rule == .blocks ? "Bytes" : "Saved" },
    .flag("hasRows") { $0.list.count > 0 },
    .list("rows") { section in
      section.list.groups.prefix(rowLimit).map {
        WasteRow(group: $0, facts: section.facts, page: section.page, rule: section.rule)
      }
    },
    .flag("hasLargest") { $0.rule != .texts },
    .flag("hasTexts") { $0.rule == .texts && $0.list.count > 0 },
    .list("texts") { section in
      section.rule == .texts
        ? section.waste.texts.groups.prefix(rowLimit).map {
          WasteTextRow(group: $0, facts: section.facts)
        } : []
    },
    .strings("notes") { $0.notes },
  ]
}

/// A rule as a line of the table of all rules.
struct WasteRuleRow: TemplateContext {
  let rule: WasteRule
  let facts: HeapFacts

  private var list: WasteList { rule.list(facts.waste) }

  private var place: String? {
    list.groups.first.map { group in
      group.pattern.map { facts.pattern($0) } ?? facts.heap.graph.types[group.type].fullName
    }
  }

  static let fields: [Field<WasteRuleRow>] = [
    .text("name") { $0.rule.name },
    .text("href") { row in
      row.facts.head.layout.href(
        HeapFacts.wastePage, row.rule.rawValue, from: row.facts.home)
    },
    .text("count", write: { $1.count($0.list.count) }),
    .text("bytes", write: { $1.size($0.rule.bytes($0.facts.waste)) }),
    .text("exact", write: { $1.exactSize($0.rule.bytes($0.facts.waste)) }),
    .text("share") { $0.facts.share($0.rule.bytes($0.facts.waste)) },
    .optionalText("place") { $0.place?.cutInMiddle(to: 120) },
  ]
}
