import HeapFindings
import HeapProfile
import HeapStatistics

/// The place of a report that shows what a finding speaks of.
struct FindingLink {
  private let finding: Finding
  private let facts: ReportFacts

  init(_ finding: Finding, _ facts: ReportFacts) {
    self.finding = finding
    self.facts = facts
  }

  func link(from page: PageAddress) -> Link? {
    guard let index = finding.subject?.index else {
      return Link(
        text: "The snapshot", href: facts.links.href(finding.last, from: page))
    }
    if case .giant(let giant) = finding.evidence,
      let href = facts.links.href(giant.instance, of: index, from: page)
    {
      return Link(text: "The instance", href: href)
    }
    if finding.kind == .transient {
      return Link(text: "The snapshot", href: facts.links.href(finding.last, from: page))
    }
    let (text, section) = section(index)
    return Link(
      text: text, href: facts.links.href(facts.links.classPage(index), section, from: page))
  }

  private func section(_ index: ClassIndex) -> (String, String) {
    let summary = facts.analysis.classes[index.rawValue]
    if finding.isOfSurvivors || finding.kind == .churn {
      return summary.hasTraces
        ? ("Where they are created", "sites") : ("Its snapshots", "snapshots")
    }
    let isKnown =
      summary.hasReferents || facts.analysis.profile.classes[index.rawValue].samples != nil
    return isKnown ? ("What they hold", "referents") : ("Its snapshots", "snapshots")
  }
}
