import HeapGraph
import Measures
import Mustache

/// An object, a type or a group of them as a line of a table.
struct HeapRow: TemplateContext {
  var name: String
  var href: String?
  /// What it is, beside its name.
  var type: String?
  var typeHref: String?
  var count: Int?
  /// Bytes of it alone.
  var bytes: ByteCount?
  var retained: ByteCount
  /// Of the heap.
  var share: String
  /// The share in percent, for a bar.
  var width = 0

  /// Characters of a name that are seen.
  private static let nameLength = 140

  static let fields: [Field<HeapRow>] = [
    .text("name") { $0.name.cutInMiddle(to: nameLength) },
    .optionalText("href") { $0.href },
    .optionalText("type") { $0.type?.cutInMiddle(to: nameLength) },
    .optionalText("typeHref") { $0.typeHref },
    .text("count", write: { $1.count($0.count) }),
    .text("bytes", write: { $1.size($0.bytes) }),
    .text("exactBytes", write: { $1.exactSize($0.bytes) }),
    .text("retained", write: { $1.size($0.retained) }),
    .text("exact", write: { $1.exactSize($0.retained) }),
    .text("share") { $0.share },
    .integer("width") { $0.width },
  ]

  /// An object by its way.
  static func object(_ object: Int, on page: PageAddress, _ facts: HeapFacts) -> HeapRow {
    row(object, named: facts.words.name(of: object), on: page, facts)
  }

  /// An object by another name.
  static func row(
    _ object: Int, named name: String, on page: PageAddress, _ facts: HeapFacts
  ) -> HeapRow {
    let graph = facts.heap.graph
    let type = graph.typeNumber(object)
    return HeapRow(
      name: name, href: facts.href(object: object, from: page),
      type: graph.types[type].fullName, typeHref: facts.href(type: type, from: page),
      bytes: graph.size(object), retained: facts.heap.retained(object),
      share: facts.share(facts.heap.retained(object)),
      width: width(facts.heap.retained(object), facts))
  }

  /// A type.
  static func type(_ type: Int, on page: PageAddress, _ facts: HeapFacts) -> HeapRow {
    let total = facts.heap.typeTotals[type]
    return HeapRow(
      name: facts.heap.graph.types[type].fullName,
      href: facts.href(type: type, from: page), count: total.count,
      bytes: total.bytes, retained: total.retained, share: facts.share(total.retained),
      width: width(total.retained, facts))
  }

  /// A module.
  static func module(_ module: ModuleTotal, on page: PageAddress, _ facts: HeapFacts) -> HeapRow {
    let href = module.variables.flatMap { facts.href(object: $0, from: page) }
    return HeapRow(
      name: ([module.name] + module.otherNames.prefix(3)).joined(separator: ", "),
      href: href ?? facts.href(object: module.object, from: page),
      retained: module.retained, share: facts.share(module.retained),
      width: width(module.retained, facts))
  }

  /// A part of the heap in whole percent.
  static func width(_ bytes: ByteCount, _ facts: HeapFacts) -> Int {
    guard facts.heap.graph.bytes > 0 else { return 0 }
    return Int((Double(bytes) / Double(facts.heap.graph.bytes) * 100).rounded())
  }
}
