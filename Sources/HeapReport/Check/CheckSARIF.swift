import HeapFindings
import VisibleText

/// What stands out as SARIF 2.1.0, which code hosts show in the changed lines.
///
/// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
package struct CheckSARIF: Sendable {
  private let facts: CheckFacts

  package init(_ facts: CheckFacts) {
    self.facts = facts
  }

  package var bytes: [UInt8] {
    let findings = CheckFinding.all(facts)
    return SARIFLog(
      version: facts.version, rules: Self.rules(findings), results: findings.map(result)
    ).bytes
  }

  /// One for each kind that is there, in their order.
  private static func rules(_ findings: [CheckFinding]) -> [(id: String, text: String)] {
    var seen: Set<Finding.Kind> = []
    return findings.filter { seen.insert($0.kind).inserted }.map { finding in
      let name = finding.kind.rawValue
      return (name, "Memory: \(name.replacing("-", with: " "))")
    }
  }

  private func result(_ finding: CheckFinding) -> JSONDocument {
    let text = finding.text
    return SARIFLog.result(
      rule: finding.kind.rawValue, level: finding.isForbidden ? "error" : "warning",
      message: "\(text.title). \(text.explanation) \(text.nextStep)".visible,
      location: location(finding.place), fingerprint: finding.fingerprint)
  }

  private func location(_ place: SourcePlace?) -> JSONDocument {
    guard let place else { return SARIFLog.location(ofDump: facts.title) }
    var artifact: [(String, JSONDocument)] = [("uri", .text(place.uri))]
    if place.relative != nil { artifact.append(("uriBaseId", .text("%SRCROOT%"))) }
    var location: [(String, JSONDocument)] = [("artifactLocation", .object(artifact))]
    if let line = place.line {
      location.append(("region", .object([("startLine", .number(line))])))
    }
    return .object(location)
  }
}
