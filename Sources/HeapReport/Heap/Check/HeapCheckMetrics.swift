import GraphCheck
import HeapGraph
import Measures
import VisibleText

/// The numbers of a heap that are followed from run to run: all bytes and objects, and the types that retain
/// most.
struct HeapCheckMetrics {
  private let facts: HeapCheckFacts
  private let types: [(label: String, total: TypeTotal)]

  /// Systems that keep numbers keep each name for ever.
  private static let most = 100

  init(_ facts: HeapCheckFacts) {
    self.facts = facts
    var labels: Set<String> = []
    types = facts.types(Self.most).map { type in
      let full = facts.heap.graph.types[type].fullName
      let name = full.showsNothing ? "(no name)" : full.visible
      var label = name
      var number = 2
      while !labels.insert(label).inserted {
        label = "\(name) (\(number))"
        number += 1
      }
      return (label, facts.heap.typeTotals[type])
    }
  }

  /// OpenMetrics text: https://prometheus.io/docs/specs/om/open_metrics_spec/
  var bytes: [UInt8] {
    let graph = facts.heap.graph
    var text = Self.gauge(
      "heap_bytes", "bytes", "Bytes of all objects.", [(nil, Int64(graph.bytes))])
    text += Self.gauge("heap_objects", nil, "All objects.", [(nil, Int64(graph.count))])
    text += Self.gauge(
      "type_retained_bytes", "bytes", "Bytes that the objects of a type retain; the 100 largest.",
      types.map { ($0.label, Int64($0.total.retained)) })
    text += Self.gauge(
      "type_objects", nil, "Objects of a type.", types.map { ($0.label, Int64($0.total.count)) })
    text += Self.gauge(
      "limits_exceeded", nil, "Limits that are exceeded.",
      [(nil, Int64(facts.check.exceeded.count))])
    return Array((text + "# EOF\n").utf8)
  }

  /// Benchmarks in which smaller is better, as github-action-benchmark reads them.
  var benchmark: [UInt8] {
    let rows =
      [("all objects", facts.heap.graph.bytes)] + types.map { ($0.label, $0.total.retained) }
    return JSONDocument.array(
      rows.map { name, value in
        .object([("name", .text(name)), ("unit", .text("bytes")), ("value", .number(Int64(value)))])
      }
    ).bytes
  }

  private static func gauge(
    _ name: String, _ unit: String?, _ help: String, _ samples: [(type: String?, value: Int64)]
  ) -> String {
    var text = "# TYPE heaphtml_\(name) gauge\n"
    if let unit { text += "# UNIT heaphtml_\(name) \(unit)\n" }
    text += "# HELP heaphtml_\(name) \(help)\n"
    for sample in samples {
      text += "heaphtml_\(name)"
      if let type = sample.type {
        text += "{type=\"\(type.replacing("\\", with: #"\\"#).replacing("\"", with: #"\""#))\"}"
      }
      text += " \(sample.value)\n"
    }
    return text
  }
}
