package import HeapFindings
package import HeapStatistics
import Measures

/// The findings in words that can be copied: who, how much, what says so, what to do.
package struct FindingWords {
  package let names: FindingNames

  package init(_ analysis: HeapAnalysis, isRedacted: Bool) {
    names = FindingNames(analysis, isRedacted: isRedacted)
  }

  package func text(of finding: Finding) -> FindingText {
    var text = evidenceText(finding)
    if let subject = finding.subject { text.explanation += names.registered(subject) }
    // Growth names its place in the title.
    if let site = finding.site, !finding.isOfSurvivors, finding.kind != .churn {
      text.explanation += " Made at \(names.name(of: site))."
    }
    return text
  }

  private func evidenceText(_ finding: Finding) -> FindingText {
    switch finding.evidence {
    case .survivors(let evidence): words(finding, evidence)
    case .growth(let evidence): words(finding, evidence)
    case .empty(let evidence): words(finding, evidence)
    case .emptied(let evidence): words(finding, evidence)
    case .repeated(let evidence): words(finding, evidence)
    case .sparse(let evidence): words(finding, evidence)
    case .boxed(let evidence): words(finding, evidence)
    case .dictionaries(let evidence): words(finding, evidence)
    case .giant(let evidence): words(finding, evidence)
    case .raw(let evidence): words(finding, evidence)
    case .derived(let evidence): words(finding, evidence)
    case .transient(let evidence): words(finding, evidence)
    case .missed(let peak, let reason): words(finding, peak, reason)
    case .process(let evidence): words(finding, evidence)
    case .unexplained(let evidence): words(finding, evidence)
    case .churn(let evidence): words(finding, evidence)
    }
  }

  /// The class with its attributes.
  func who(_ finding: Finding) -> String {
    finding.subject.map { names.name(of: $0, finding.attributes) } ?? "The process"
  }

  /// The class alone.
  func className(_ finding: Finding) -> String {
    finding.subject.map { names.name(of: $0) } ?? "The process"
  }

  func at(_ finding: Finding) -> String { "At \(names.name(of: finding.last))" }

  /// `12 %`; whole percents, as a sentence has them.
  func percent(_ part: ByteCount, of whole: ByteCount) -> String {
    Percent(part, of: whole).map { "\($0)" } ?? "a part"
  }

  func percent(_ part: Int, of whole: Int) -> String {
    Percent(part, of: whole).map { "\($0)" } ?? "a part"
  }

  func count(_ number: Int, _ one: String = "instance", _ many: String = "instances") -> String {
    GroupedCount(number).of(one, many)
  }
}
