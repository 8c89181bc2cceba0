import HeapCheck
import HeapStatistics
import VisibleText

/// A check as plain text: a line for each limit that is exceeded, and the verdict.
package struct ConsoleCheck: Sendable {
  /// What is over a limit, each on one line.
  package let exceeded: [String]
  private let verdict: String

  package init(_ facts: CheckFacts) {
    let words = CheckWords(facts)
    exceeded = facts.check.exceeded.flatMap(words.lines).map { "over the limit: \($0)".visible }
    verdict = "\(facts.title): \(words.verdict)".visible
  }

  /// The text, with line ends.
  package var bytes: [UInt8] {
    Array((exceeded + [verdict]).map { "\($0)\n" }.joined().utf8)
  }
}
