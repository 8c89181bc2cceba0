import HeapCheck
import Measures

/// Numbers of a check as OpenMetrics text, which GitLab shows beside those of the target branch and
/// Prometheus reads.
///
/// https://prometheus.io/docs/specs/om/open_metrics_spec/
package struct CheckMetrics: Sendable {
  private let facts: CheckFacts

  package init(_ facts: CheckFacts) {
    self.facts = facts
  }

  package var bytes: [UInt8] {
    let numbers = CheckNumbers(facts)
    var out: [UInt8] = []
    if let total = numbers.total {
      Self.head("tracked_peak_bytes", "bytes", "Bytes of all tracked objects at the peak.", &out)
      Self.sample("tracked_peak_bytes", [], Int64(total), &out)
      Self.head(
        "class_peak_bytes", "bytes", "Bytes of a class where it has most; the 100 largest.", &out)
      for row in numbers.classes {
        Self.sample("class_peak_bytes", [("class", row.label)], Int64(row.bytes), &out)
      }
      Self.head(
        "class_peak_instances", nil, "Living instances of a class where it has most.", &out)
      for row in numbers.classes {
        Self.sample("class_peak_instances", [("class", row.label)], Int64(row.instances), &out)
      }
    }
    Self.head("classes", nil, "Classes with instances that were tracked.", &out)
    Self.sample("classes", [], Int64(numbers.classCount), &out)
    Self.head("findings", nil, "What stands out.", &out)
    Self.sample("findings", [], Int64(facts.check.findings.count), &out)
    Self.head("limits_exceeded", nil, "Limits that are exceeded.", &out)
    Self.sample("limits_exceeded", [], Int64(facts.check.exceeded.count), &out)
    out.append("# EOF\n")
    return out
  }

  private static func head(
    _ name: String, _ unit: String?, _ help: String, _ out: inout [UInt8]
  ) {
    out.append(contentsOf: "# TYPE heaphtml_\(name) gauge\n".utf8)
    if let unit { out.append(contentsOf: "# UNIT heaphtml_\(name) \(unit)\n".utf8) }
    out.append(contentsOf: "# HELP heaphtml_\(name) \(help)\n".utf8)
  }

  private static func sample(
    _ name: String, _ labels: [(name: String, value: String)], _ value: Int64,
    _ out: inout [UInt8]
  ) {
    out.append(contentsOf: "heaphtml_\(name)".utf8)
    for label in labels {
      let value = label.value.replacing("\\", with: #"\\"#).replacing("\"", with: #"\""#)
      out.append(contentsOf: "{\(label.name)=\"\(value)\"}".utf8)
    }
    out.append(contentsOf: " \(value)\n".utf8)
  }
}
