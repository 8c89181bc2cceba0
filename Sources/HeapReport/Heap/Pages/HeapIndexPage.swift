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

  static let suspectLimit = 5
  static let lineLimit = 50

  init(_ facts: HeapFacts, _ charts: inout PageCharts) throws {
    self.facts = facts
    frame = PageFrame(facts.head.title, .index, in: facts.head)
    figure = try Self.figure(HeapIcicle(facts), facts, &charts)
  }

  private static func figure(
    _ icicle: HeapIcicle, _ facts: HeapFacts, _ charts: inout PageCharts
  ) throws -> Figure? {
    guard !icicle.objects.isEmpty else { return nil }
    return try charts.figure(icicle.spec, name: "holders", .roomy) { target in
      guard case .row(let cell) = target, icicle.objects.indices.contains(cell) else { return nil }
      return icicle.objects[cell].flatMap { facts.href(facts.page(of: $0), from: .index) }
    }
  }

  static let fields: [Field<HeapIndexPage>] =
    PageFrame.fields { $0.frame } + [
      .text("headline") { $0.facts.words.verdict },
      .text("subline") { $0.facts.words.subline },
      .list("suspects") { $0.suspects },
      .list("tiles") { $0.tiles },
      .object("figure") { $0.figure },
      .list("holderRows") { page in
        page.facts.accumulations.prefix(lineLimit).map {
          HeapRow.object($0.object, on: .index, page.facts)
        }
      },
      .optionalText("holderNote") { page in
        RestNote.text(page.facts.accumulations.count, lineLimit, "holder", "holders")
      },
      .list("objectRows") { page in
        page.facts.objects.prefix(lineLimit).map { HeapRow.object($0, on: .index, page.facts) }
      },
      .optionalText("objectNote") { page in
        RestNote.text(page.heap.graph.count, lineLimit, "object", "objects")
      },
      .list("typeRows") { page in
        page.facts.types.map { HeapRow.type($0, on: .index, page.facts) }
      },
      .optionalText("typeNote") { page in
        RestNote.text(page.facts.typeCount, page.facts.types.count, "type", "types")
      },
      .list("moduleRows") { page in
        page.heap.modules.prefix(lineLimit).map { HeapRow.module($0, on: .index, page.facts) }
      },
      .optionalText("moduleNote") { page in
        RestNote.text(page.heap.modules.count, lineLimit, "module", "modules")
      },
      .flag("hasFrames") { !$0.heap.frames.isEmpty },
      .list("frameRows") { page in
        page.heap.frames.prefix(lineLimit).map { page.row($0) }
      },
      .optionalText("frameNote") { page in
        RestNote.text(page.heap.frames.count, lineLimit, "frame", "frames")
      },
      .strings("notes") { $0.facts.words.notes },
    ]

  private func row(_ frame: HeapRoot) -> HeapRow {
    var row = HeapRow.row(
      frame.object, named: facts.words.frame(frame.name), on: .index, facts)
    row.count = heap.graph.references(frame.object).count { place in
      if case .local = heap.graph.name(place, of: frame.object) { return true }
      return false
    }
    return row
  }

  private var suspects: [HeapSuspect] {
    facts.accumulations.prefix { $0.bytes >= heap.graph.bytes / 20 }.prefix(Self.suspectLimit)
      .map { HeapSuspect($0, facts) }
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
