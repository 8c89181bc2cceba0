import HeapCheck
import HeapFindings
import VisibleText

/// Limits that are exceeded and what stands out as GitLab's code quality report.
///
/// https://docs.gitlab.com/ci/testing/code_quality/
package struct CheckCodeQuality: Sendable {
  private let facts: CheckFacts

  package init(_ facts: CheckFacts) {
    self.facts = facts
  }

  package var bytes: [UInt8] {
    let words = CheckWords(facts)
    var entries: [JSONDocument] = []
    for outcome in facts.check.exceeded {
      guard case .number = outcome.evidence else { continue }  // findings follow
      for line in words.lines(outcome) {
        entries.append(
          entry(
            line, "max", Fingerprint.of(["limit", outcome.limit.subject]), "critical", nil))
      }
    }
    for finding in CheckFinding.all(facts) {
      entries.append(
        entry(
          "\(finding.text.title). \(finding.text.nextStep)", finding.kind.rawValue,
          finding.fingerprint, finding.isForbidden ? "critical" : "minor", finding.place))
    }
    return JSONDocument.array(entries).bytes
  }

  private func entry(
    _ description: String, _ name: String, _ fingerprint: String, _ severity: String,
    _ place: SourcePlace?
  ) -> JSONDocument {
    .object([
      ("description", .text(description.visible)), ("check_name", .text("heaphtml/\(name)")),
      ("fingerprint", .text(fingerprint)), ("severity", .text(severity)),
      (
        "location",
        .object([
          ("path", .text((place?.relative ?? place?.file ?? facts.title).visible)),
          ("lines", .object([("begin", .number(place?.line ?? 1))])),
        ])
      ),
    ])
  }
}
