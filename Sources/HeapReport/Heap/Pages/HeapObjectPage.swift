import HeapGraph
import Measures
import Mustache

/// An object that retains much: the way to it, what it holds, and who refers to it.
struct HeapObjectPage: TemplateContext {
  private let facts: HeapFacts
  private let object: Int
  private let frame: PageFrame
  private let page: PageAddress
  private let path: String
  private var heap: HeldHeap { facts.heap }

  static let lineLimit = 60

  init(_ facts: HeapFacts, _ object: Int, _ page: PageAddress) {
    self.facts = facts
    self.object = object
    self.page = page
    path = facts.words.path(to: object)
    frame = PageFrame(path.cutInMiddle(to: 120), page, in: facts.head)
  }

  static let fields: [Field<HeapObjectPage>] =
    PageFrame.fields { $0.frame } + [
      .text("path") { $0.path },
      .text("place") { $0.facts.words.place(of: $0.object) },
      .strings("facts") { $0.lines },
      .object("holder") { page in
        page.heap.holder(of: page.object).map { HeapRow.object($0, on: page.page, page.facts) }
      },
      .text("unheld") { $0.unheld },
      .flag("hasHeld") { !$0.heap.held(by: $0.object).isEmpty },
      .list("heldRows") { page in
        page.held.map { HeapRow.row($0, named: page.name(of: $0), on: page.page, page.facts) }
      },
      .optionalText("heldNote") { page in
        RestNote.text(page.heap.held(by: page.object).count, lineLimit, "object", "objects")
      },
      .list("outRows") { page in
        page.outgoing.prefix(lineLimit).map { place, target in
          HeapRow.row(
            target, named: page.facts.words.step(place, of: page.object), on: page.page,
            page.facts)
        }
      },
      .flag("hasOut") { !$0.outgoing.isEmpty },
      .optionalText("outNote") { page in
        RestNote.text(page.outgoing.count, lineLimit, "reference", "references")
      },
      .list("inRows") { page in
        page.facts.referrers.list(of: page.object).map { reference in
          let source = page.facts.words.path(to: reference.source)
          let step = page.facts.words.step(reference.place, of: reference.source)
          return HeapRow.row(
            reference.source, named: "\(source) \(step)", on: page.page, page.facts)
        }
      },
      .flag("hasIn") { $0.facts.referrers.count(of: $0.object) > 0 },
      .optionalText("inNote") { page in
        RestNote.text(
          page.facts.referrers.count(of: page.object), HeapFacts.referrerLimit, "reference",
          "references")
      },
    ]

  private var lines: [String] {
    let graph = heap.graph
    let retained = heap.retained(object)
    var lines = [
      "Retains \(ByteSize(retained)), \(facts.share(retained)) of the heap; "
        + "\(ByteSize(graph.size(object))) of it is the object alone."
    ]
    if let content = heap.content(of: object) {
      let type = graph.types[content.type].fullName
      let count = GroupedCount(content.count).of("\(type) object", "\(type) objects")
      lines.append("Most of what it alone holds: \(ByteSize(content.bytes)) in \(count).")
    }
    if let value = graph.value(object), !facts.words.hidesValues {
      lines.append("Value: \(value.literal)")
    }
    let count = graph.referenceCount(object).map { GroupedCount($0).of("reference", "references") }
    lines.append(
      "At 0x\(String(graph.address(object), radix: 16)); \(count ?? "an unknown number of references")"
        + " to it.")
    return lines
  }

  private var unheld: String {
    heap.isGarbage(object)
      ? "No root leads to it: it waits for the garbage collector."
      : heap.isHeldFromOutside(object)
        ? "It is held from outside: by C, by the interpreter, or by what is being computed."
        : "No single object holds it: there is more than one way to it, or it is a root."
  }

  /// The largest of what it alone holds.
  private var held: [Int] { heap.largest(Self.lineLimit, of: heap.held(by: object)) }

  /// The name of what it holds: the rest of the way, or the type.
  private func name(of held: Int) -> String {
    let other = facts.words.path(to: held)
    return other.hasPrefix(path) && other.count > path.count
      ? String(other.dropFirst(path.count)) : other
  }

  private var outgoing: [(place: Int, target: Int)] {
    heap.graph.references(object).compactMap { place in
      heap.graph.target(place).map { (place, $0) }
    }
  }
}
