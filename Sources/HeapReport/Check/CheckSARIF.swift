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
    let driver = JSONDocument.object([
      ("name", .text("heaphtml")), ("version", .text(facts.version)),
      ("rules", .array(Self.rules(findings))),
    ])
    return JSONDocument.object([
      ("$schema", .text("https://json.schemastore.org/sarif-2.1.0.json")),
      ("version", .text("2.1.0")),
      (
        "runs",
        .array([
          .object([
            ("tool", .object([("driver", driver)])),
            ("columnKind", .text("unicodeCodePoints")),
            ("results", .array(findings.map(result))),
          ])
        ])
      ),
    ]).bytes
  }

  /// One for each kind that is there, in their order.
  private static func rules(_ findings: [CheckFinding]) -> [JSONDocument] {
    var seen: Set<Finding.Kind> = []
    return findings.filter { seen.insert($0.kind).inserted }.map { finding in
      .object([
        ("id", .text(finding.kind.rawValue)),
        (
          "shortDescription",
          .object([("text", .text("Memory: \(finding.kind.rawValue.replacing("-", with: " "))"))])
        ),
      ])
    }
  }

  private func result(_ finding: CheckFinding) -> JSONDocument {
    let text = finding.text
    return .object([
      ("ruleId", .text(finding.kind.rawValue)),
      ("level", .text(finding.isForbidden ? "error" : "warning")),
      (
        "message",
        .object([
          ("text", .text("\(text.title). \(text.explanation) \(text.nextStep)".visible))
        ])
      ),
      ("locations", .array([.object([("physicalLocation", location(finding.place))])])),
      ("partialFingerprints", .object([("heaphtmlFinding/v1", .text(finding.fingerprint))])),
    ])
  }

  /// What has no place in a program is in the dump: hosts refuse results without one.
  private func location(_ place: SourcePlace?) -> JSONDocument {
    guard let place else {
      let dump = SiteLayout.percentEncoded(facts.title)
      return .object([("artifactLocation", .object([("uri", .text(dump))]))])
    }
    var artifact: [(String, JSONDocument)] = [("uri", .text(place.uri))]
    if place.relative != nil { artifact.append(("uriBaseId", .text("%SRCROOT%"))) }
    var location: [(String, JSONDocument)] = [("artifactLocation", .object(artifact))]
    if let line = place.line {
      location.append(("region", .object([("startLine", .number(line))])))
    }
    return .object(location)
  }
}
