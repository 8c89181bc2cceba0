import HeapProfile
import HeapStatistics
import Measures
import Mustache

/// The largest attributes of some classes.
struct AttributeTable: TemplateContext {
  let label: String
  let head: String
  let shareHead: String
  let rows: [AttributeRow]
  let note: String?

  static let fields: [Field<AttributeTable>] = [
    .text("label") { $0.label },
    .text("head") { $0.head },
    .text("shareHead") { $0.shareHead },
    .list("rows") { $0.rows },
    .optionalText("note") { $0.note },
  ]

  private static let limit = 15
  /// Of one class; its page has a tree of all.
  private static let classLimit = 8
  /// So many have a line, however small they are.
  private static let fewest = 5

  /// Those of all classes.
  init?(_ peak: PeakParts, _ facts: ReportFacts) {
    let all = peak.classes.flatMap { one in
      one.parts.filter(Self.isListed).map { part in
        AttributeRow(
          facts: facts, page: .index, owner: one.index, part: part, whole: peak.total,
          showsClass: true)
      }
    }
    self.init(
      "The largest attributes", "Class and attribute", "Share of the peak", all,
      "At \(facts.names.proseName(of: peak.snapshot)), all instances added up"
        + (peak.isSampled ? ", where only some were measured in proportion." : "."))
  }

  /// Those of one class.
  init?(
    _ parts: [Part], of owner: ClassIndex, bytes: ByteCount, on page: PageAddress,
    _ facts: ReportFacts
  ) {
    let rows = parts.filter(Self.isListed).map { part in
      AttributeRow(
        facts: facts, page: page, owner: owner, part: part, whole: bytes, showsClass: false)
    }
    self.init(
      "Attributes by size", "Attribute", "Share of the class", rows, nil,
      limit: Self.classLimit)
  }

  private init?(
    _ label: String, _ head: String, _ shareHead: String, _ all: [AttributeRow],
    _ beginning: String?,
    limit: Int = limit
  ) {
    guard all.contains(where: { $0.part.kind == .named }) else { return nil }
    // Keys and the like only where they are worth a line.
    let worth = all.filter {
      $0.part.kind == .named || Double($0.part.bytes) >= 0.01 * Double($0.whole)
    }
    let sorted = worth.enumerated().sorted {
      ($1.element.part.bytes, $0.offset) < ($0.element.part.bytes, $1.offset)
    }.map(\.element)
    self.label = label
    self.head = head
    self.shareHead = shareHead
    rows = sorted.enumerated().prefix(limit).filter {
      $0.offset < Self.fewest || Double($0.element.part.bytes) >= 0.001 * Double($0.element.whole)
    }.map(\.element)
    let left = sorted.count - rows.count
    let cut =
      left > 0 ? "\(GroupedCount(left).of("smaller one is", "smaller ones are")) left out." : nil
    let notes = [beginning, cut].compactMap(\.self)
    note = notes.isEmpty ? nil : notes.joined(separator: " ")
  }

  private static func isListed(_ part: Part) -> Bool { part.kind != .rest }
}

/// An attribute as a line of a table.
struct AttributeRow: TemplateContext {
  let facts: ReportFacts
  let page: PageAddress
  let owner: ClassIndex
  let part: Part
  let whole: ByteCount
  /// Whether its class is named.
  let showsClass: Bool

  static let fields: [Field<AttributeRow>] = [
    .flag("showsClass") { $0.showsClass },
    .text("hue") { "\($0.facts.hues.hue(of: $0.owner).styleClass)" },
    .text("name", write: { $1.dotted($0.facts.names.name(of: $0.owner)) }),
    .text("href") { row in
      row.facts.links.href(
        row.facts.links.classPage(row.owner), "referents", from: row.page)
    },
    .text("attribute") { $0.part.name },
    .flag("isNamed") { $0.part.kind == .named },
    .text("size", write: { $1.size($0.part.bytes) }),
    .text("exact", write: { $1.exactSize($0.part.bytes) }),
    .text("share", write: { $1.share($0.part.bytes, of: $0.whole) }),
    .integer("barWidth") { row in
      guard row.whole > 0 else { return 0 }
      return Int(min(Double(row.part.bytes) / Double(row.whole), 1) * 100)
    },
    .text("count", write: { $1.count($0.part.count > 0 ? $0.part.count : nil) }),
  ]
}
