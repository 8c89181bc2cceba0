import HeapFindings
import HeapProfile
import HeapReport
import HeapStatistics
import Measures

extension Dump {
  /// What to look at first, the most important first; none when nothing stands out.
  ///
  /// - Parameter isRedacted: whether the texts leave out reprs, keys and lines of source code.
  /// - Complexity: linear in the dump, at each call: keep the result.
  public func findings(isRedacted: Bool = false) -> [HeapFinding] {
    let words = FindingWords(analysis, isRedacted: isRedacted)
    return analysis.findings.map { finding in
      let text = words.text(of: finding)
      return HeapFinding(
        kind: finding.kind.rawValue, className: finding.subject.map { name(of: $0) },
        attributes: finding.attributes.map { words.names.name(of: $0) },
        site: finding.site.map { words.names.name(of: $0) }, bytes: Int64(finding.bytes),
        bytesAre: text.measure, instances: finding.instances,
        confidence: finding.confidence.rawValue, title: text.title, explanation: text.explanation,
        nextStep: text.nextStep)
    }
  }

  private func name(of subject: Finding.Subject) -> String {
    subject.actual ?? analysis.profile.classes[subject.index.rawValue].name
  }
}
