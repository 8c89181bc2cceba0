import HeapCharts
import HeapGraph
import Measures
import Mustache

/// The index of a report on a heap: who holds it.
struct HeapIndexPage: TemplateContext {
  private let facts: HeapFacts
  private let frame: PageFrame
  private let figure: Figure?
  private var heap: HeldHeap { facts.heap }

  private let findings: [FindingContext]
  private let garbage: HeapGarbage

  static let lineLimit = 50
  static let shortLimit = 20

  init(_ facts: HeapFacts, _ charts: inout PageCharts) throws {
    self.facts = facts
    frame = PageFrame(facts.head.title, facts.home, in: facts.head)
    findings = try HeapCards.cards(facts, &charts)
    figure = try Self.figure(HeapIcicle(facts), facts, &charts)
    garbage = HeapGarbage(facts.heap)
  }

  private static func figure(
    _ icicle: HeapIcicle, _ facts: HeapFacts, _ charts: inout PageCharts
  ) throws -> Figure? {
    guard !icicle.objects.isEmpty else { return nil }
    return try charts.figure(icicle.spec, name: "holders", .roomy) { target in
      guard case .row(let cell) = target, icicle.objects.indices.contains(cell) else { return nil }
      return icicle.objects[cell].flatMap { facts.href(object: $0, from: facts.home) }
    }
  }

  static let fields: [Field<HeapIndexPage>] =
    PageFrame.fields { $0.frame } + [
      .text("headline") { $0.facts.words.verdict },
      .text("subline") { $0.facts.words.subline },
      .list("findings") { $0.findings },
      .list("tiles") { $0.tiles },
      .object("figure") { $0.figure },
      .list("holderRows") { page in
        page.facts.accumulations.prefix(shortLimit).map {
          HeapRow.object($0.object, on: page.facts.home, page.facts)
        }
      },
      .optionalText("holderNote") { page in
        RestNote.text(page.facts.accumulations.count, shortLimit, "holder", "holders")
      },
      .list("objectRows") { page in
        page.facts.places.objects.prefix(shortLimit).map {
          HeapRow.object($0, on: page.facts.home, page.facts)
        }
      },
      .optionalText("objectNote") { page in
        RestNote.text(page.heap.graph.count, shortLimit, "object", "objects")
      },
      .list("typeRows") { page in
        page.facts.places.types.map { HeapRow.type($0, on: page.facts.home, page.facts) }
      },
      .optionalText("typeNote") { page in
        RestNote.text(page.facts.places.typeCount, page.facts.places.types.count, "type", "types")
      },
      .list("moduleRows") { page in
        page.heap.modules.prefix(shortLimit).map {
          HeapRow.module($0, on: page.facts.home, page.facts)
        }
      },
      .optionalText("moduleNote") { page in
        RestNote.text(page.heap.modules.count, shortLimit, "module", "modules")
      },
      .flag("hasFrames") { !$0.heap.frames.isEmpty },
      .list("threads") { HeapThread.all($0.facts, limit: lineLimit) },
      .optionalText("frameNote") { page in
        RestNote.text(page.heap.frames.count, lineLimit, "frame", "frames")
      },
      .list("objectPages") { $0.objectPages },
      .list("wasteRows") { page in
        WasteRule.allCases.map { WasteRuleRow(rule: $0, facts: page.facts) }
      },
      .flag("hasGarbage") { !$0.garbage.groups.isEmpty },
      .list("garbageRows") { page in
        page.garbage.groups.prefix(shortLimit).map { group in
          HeapRow(
            name: page.heap.graph.types[group.type].fullName,
            href: page.facts.href(type: group.type, from: page.facts.home), count: group.count,
            retained: group.bytes, share: page.facts.share(group.bytes),
            width: HeapRow.width(group.bytes, page.facts))
        }
      },
      .optionalText("garbageNote") { page in
        RestNote.text(page.garbage.groups.count, shortLimit, "type", "types")
      },
      .strings("notes") { $0.facts.words.notes },
    ]

  private var objectPages: [Link] {
    let places = facts.places
    return places.starts.indices.map { page in
      let ranks = places.ranks(onPage: page)
      return Link(
        text: "\(GroupedCount(ranks.lowerBound + 1)) to \(GroupedCount(ranks.upperBound))",
        href: facts.head.layout.href(places.page(page), from: facts.home))
    }
  }

  private var tiles: [Tile] {
    let graph = heap.graph
    var tiles = [
      Tile(
        label: "Heap", value: "\(ByteSize(graph.bytes))",
        exact: "\(GroupedCount(graph.bytes)) B", note: "all objects of Python"),
      Tile(
        label: "Objects", value: "\(GroupedCount(graph.count))",
        note: GroupedCount(graph.referenceCount).of("reference", "references")),
    ]
    if let resident = graph.facts.resident {
      tiles.append(
        Tile(
          label: "Process", value: "\(ByteSize(resident))", exact: "\(GroupedCount(resident)) B",
          note: Percent(graph.bytes, of: resident).map { "\($0) of it are objects of Python" }))
    }
    if heap.garbageCount > 0 {
      tiles.append(
        Tile(
          label: "Garbage", value: "\(ByteSize(heap.garbageBytes))",
          exact: "\(GroupedCount(heap.garbageBytes)) B",
          note: GroupedCount(heap.garbageCount).of("object", "objects") + " await collection"))
    }
    return tiles
  }
}
