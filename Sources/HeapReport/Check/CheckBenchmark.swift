import HeapCheck
import Measures
import VisibleText

/// Bytes as a list of benchmarks in which smaller is better, as github-action-benchmark reads it
/// (`customSmallerIsBetter`).
package struct CheckBenchmark: Sendable {
  private let facts: CheckFacts

  package init(_ facts: CheckFacts) {
    self.facts = facts
  }

  package var bytes: [UInt8] {
    let numbers = CheckNumbers(facts)
    var entries: [JSONDocument] = []
    if let total = numbers.total { entries.append(entry("all tracked objects", "bytes", total)) }
    for row in numbers.classes {
      entries.append(entry(row.label, "bytes", row.bytes))
    }
    return JSONDocument.array(entries).bytes
  }

  private func entry(_ name: String, _ unit: String, _ value: ByteCount) -> JSONDocument {
    .object([("name", .text(name)), ("unit", .text(unit)), ("value", .number(Int64(value)))])
  }
}
