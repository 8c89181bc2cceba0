import HeapCheck
import HeapFindings
import HeapProfile
import HeapStatistics

/// A finding as tools for code want it.
struct CheckFinding {
  let kind: Finding.Kind
  let text: FindingText
  /// Whether a limit forbids it.
  let isForbidden: Bool
  /// Where its instances are made; nil where the dump does not say.
  let place: SourcePlace?
  /// The same in every run, also when lines above the place come or go.
  let fingerprint: String

  /// All findings, the most important first.
  static func all(_ facts: CheckFacts) -> [CheckFinding] {
    let words = FindingWords(facts.analysis, isRedacted: facts.isRedacted)
    let forbidden = facts.check.outcomes.reduce(into: Set<Finding.Kind>()) { kinds, outcome in
      if case .noFinding(let choice) = outcome.limit { kinds.formUnion(choice.kinds) }
    }
    let fingerprints = Fingerprint.unique(
      facts.check.findings.map { fingerprint($0, facts.analysis.profile) })
    return zip(facts.check.findings, fingerprints).map { finding, fingerprint in
      CheckFinding(
        kind: finding.kind, text: words.text(of: finding),
        isForbidden: forbidden.contains(finding.kind),
        place: finding.site.flatMap {
          $0.file.isEmpty && $0.fileName.isEmpty
            ? nil : SourcePlace($0, in: facts.workingFolder, isRedacted: facts.isRedacted)
        }, fingerprint: fingerprint)
    }
  }

  /// Of several with one fault, none: which of them is the strongest is not the same in every run.
  private static func mainAttribute(_ finding: Finding) -> String {
    finding.parts.isEmpty ? finding.attributes.first?.text ?? "" : ""
  }

  private static func fingerprint(_ finding: Finding, _ profile: HeapProfile) -> String {
    Fingerprint.of(
      [
        finding.kind.rawValue,
        finding.subject.map { $0.actual ?? profile.classes[$0.index.rawValue].name } ?? "",
        Fingerprint.withoutAddresses(mainAttribute(finding)),
        finding.site?.fileName ?? "",
        finding.site?.function ?? "",
      ])
  }
}
