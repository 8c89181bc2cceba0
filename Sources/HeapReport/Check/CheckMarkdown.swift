import HeapCheck
import HeapProfile
import HeapStatistics
import Measures

/// A check for those who decide about a merge: the verdict, the limits, the largest classes and what
/// stands out, in GitHub's Markdown.
package struct CheckMarkdown: Sendable {
  private let facts: CheckFacts
  private let limit: Int

  /// What GitHub allows for a comment, in bytes.
  package static let usualLimit = 64 << 10
  /// The verdict and the lines that say what is left out fit into it.
  package static let leastLimit = 1 << 10

  /// Rows of each table, and findings.
  private static let most = (limits: 50, classes: 10, findings: 5)

  /// - Parameter limit: bytes at most.
  package init(_ facts: CheckFacts, limit: Int = usualLimit) {
    self.facts = facts
    self.limit = max(limit, Self.leastLimit)
  }

  package var bytes: [UInt8] {
    let words = CheckWords(facts)
    var page = MarkdownPage(limit: limit)
    page.add("### \(headline(words))", "", MarkdownText.code(facts.title.cutToLine) + peak)
    if let versions { page.add("", versions) }
    // What is exceeded first.
    let outcomes = facts.check.exceeded + facts.check.outcomes.filter { !$0.isExceeded }
    page.addTable(
      ["limit", "allowed", "measured", ""],
      outcomes.prefix(Self.most.limits).map { row($0, words) }, of: outcomes.count,
      ("limit", "limits"))
    let classes = CheckClassTable(facts, most: Self.most.classes)
    page.addTable(
      classes.head, classes.rows, of: classes.rows.count + classes.rest, ("class", "classes"))
    let findings = CheckFinding.all(facts)
    if !findings.isEmpty { page.add("", "**What stands out**") }
    page.addList(
      findings.prefix(Self.most.findings).map(Self.item), of: findings.count,
      ("finding", "findings"))
    return page.bytes
  }

  /// `Memory: 8.32 MiB at most, +5.30 MiB against the baseline: within all 3 limits`
  private func headline(_ words: CheckWords) -> String {
    let verdict =
      facts.check.exceeded.isEmpty ? words.verdict : "**\(words.verdict)**"
    guard let peak = facts.peakBytes else {
      return "Memory: \(verdict)"
    }
    var text = "Memory: \(ByteSize(peak)) at most"
    if let base = facts.baselinePeakBytes {
      text +=
        peak == base
        ? ", unchanged against the baseline"
        : ", \(CheckWords.difference(from: base, to: peak)) against the baseline"
    }
    return "\(text): \(verdict)"
  }

  private var peak: String {
    guard let peak = facts.analysis.peak else { return "" }
    return MarkdownText.prose(", most at \(HeapNames(facts.analysis).proseName(of: peak))")
  }

  /// Objects have other sizes in another Python.
  private var versions: String? {
    guard let base = facts.baseline?.profile.record?.python,
      let now = facts.analysis.profile.record?.python,
      base.split(separator: ".").prefix(2) != now.split(separator: ".").prefix(2)
    else { return nil }
    return MarkdownText.prose(
      "The baseline is of Python \(base.cutToLine), this dump of \(now.cutToLine): the same objects "
        + "have other sizes.")
  }

  private func row(_ outcome: Outcome, _ words: CheckWords) -> [String] {
    [
      MarkdownText.code(outcome.limit.subject.cutToLine),
      MarkdownText.prose(words.limit(outcome.limit)),
      MarkdownText.prose(words.measured(outcome)), outcome.isExceeded ? "**exceeded**" : "kept",
    ]
  }

  private static func item(_ finding: CheckFinding) -> String {
    let title = MarkdownText.prose(finding.text.title.cutInMiddle(to: 300))
    let next = MarkdownText.prose(finding.text.nextStep.cutInMiddle(to: 600))
    return "**\(title)**\(finding.isForbidden ? ", not allowed" : ""). \(next)"
  }
}
