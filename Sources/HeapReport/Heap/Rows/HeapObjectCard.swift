import HeapGraph
import Measures
import Mustache

/// An object that retains much: the way to it, what it holds, and who refers to it.
struct HeapObjectCard: TemplateContext {
  private let facts: HeapFacts
  private let object: Int
  private let rank: Int
  private let page: PageAddress
  private let path: String
  private let tree: HeapTree
  private var heap: HeldHeap { facts.heap }

  /// Holders that are named one by one.
  private static let holderLimit = 6

  init(_ facts: HeapFacts, rank: Int, on page: PageAddress) {
    self.facts = facts
    self.rank = rank
    self.page = page
    object = facts.places.objects[rank]
    path = facts.words.name(of: object)
    tree = HeapTree(object, on: page, facts)
  }

  static let fields: [Field<HeapObjectCard>] = [
    .text("anchor") { HeapPlaces.section($0.rank) },
    .text("path") { $0.path },
    .text("place") { $0.facts.words.what($0.object) },
    .text("type") { $0.heap.graph.type($0.object).fullName.cutInMiddle(to: 140) },
    .optionalText("typeHref") { card in
      card.facts.href(type: card.heap.graph.typeNumber(card.object), from: card.page)
    },
    .text("retained", write: { $1.size($0.heap.retained($0.object)) }),
    .text("exact", write: { $1.exactSize($0.heap.retained($0.object)) }),
    .text("share") { $0.facts.share($0.heap.retained($0.object)) },
    .text("alone", write: { $1.size($0.heap.graph.size($0.object)) }),
    .optionalText("content") { $0.content },
    .optionalText("value") { card in
      card.facts.words.hidesValues ? nil : card.heap.graph.value(card.object)?.literal
    },
    .text("address") { "0x\(String($0.heap.graph.address($0.object), radix: 16))" },
    .flag("hasHolders") { $0.heap.holder(of: $0.object) != nil },
    .list("holders") { $0.holders },
    .optionalText("unheld") { $0.unheld },
    .flag("hasHeld") { !$0.tree.rows.isEmpty },
    .text("heldTitle") { card in
      GroupedCount(card.heap.held(by: card.object).count).of("object", "objects")
    },
    .list("rows") { $0.tree.rows },
    .flag("hasOut") { !$0.outgoing.isEmpty },
    .text("outTitle") { GroupedCount($0.outgoing.count).of("reference", "references") },
    .list("outRows") { card in
      card.outgoing.prefix(HeapFacts.referenceLimit).map { place, target in
        HeapRow.row(
          target, named: card.facts.words.step(place, of: card.object), on: card.page, card.facts)
      }
    },
    .optionalText("outNote") { card in
      RestNote.text(card.outgoing.count, HeapFacts.referenceLimit, "reference", "references")
    },
    .flag("hasIn") { $0.facts.referrers.count(of: $0.object) > 0 },
    .text("inTitle") { card in
      GroupedCount(card.facts.referrers.count(of: card.object)).of("reference", "references")
    },
    .list("inRows") { card in
      card.facts.referrers.list(of: card.object).map { reference in
        let source = card.facts.words.name(of: reference.source)
        let step = card.facts.words.step(reference.place, of: reference.source)
        return HeapRow.row(
          reference.source, named: "\(source) \(step)", on: card.page, card.facts)
      }
    },
    .optionalText("inNote") { card in
      RestNote.text(
        card.facts.referrers.count(of: card.object), HeapFacts.referrerLimit, "reference",
        "references")
    },
    .text("countNote") { card in
      let count = card.heap.graph.referenceCount(card.object)
      return count.map { GroupedCount($0).of("reference", "references") + " to it in the program" }
        ?? "an unknown number of references to it"
    },
  ]

  private var content: String? {
    heap.content(of: object).map { content in
      let type = heap.graph.types[content.type].fullName.cutInMiddle(to: 140)
      let count = GroupedCount(content.count).of("\(type) object", "\(type) objects")
      return "\(ByteSize(content.bytes)) of it in \(count)"
    }
  }

  /// Those that alone hold it, nearest first.
  private var holders: [HeapRow] {
    var rows: [HeapRow] = []
    var current = object
    while rows.count < Self.holderLimit, let holder = heap.holder(of: current) {
      rows.append(HeapRow.object(holder, on: page, facts))
      current = holder
    }
    return rows
  }

  private var unheld: String? {
    guard heap.holder(of: object) == nil else { return nil }
    return heap.isGarbage(object)
      ? "No root leads to it: it waits for the garbage collector."
      : heap.isHeldFromOutside(object)
        ? "It is held from outside: by C, by the interpreter, or by what is being computed."
        : "No single object holds it: there is more than one way to it, or it is a root."
  }

  private var outgoing: [(place: Int, target: Int)] {
    heap.graph.references(object).compactMap { place in
      heap.graph.target(place).map { (place, $0) }
    }
  }
}
