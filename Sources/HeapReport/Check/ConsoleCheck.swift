import HeapCheck
import HeapStatistics
import VisibleText

/// A check as plain text: a line for each limit that is exceeded, and the verdict.
package struct ConsoleCheck: Sendable {
  private let facts: CheckFacts

  package init(_ facts: CheckFacts) {
    self.facts = facts
  }

  /// The text, with line ends.
  package var bytes: [UInt8] {
    let words = CheckWords(facts)
    var out: [UInt8] = []
    for outcome in facts.check.exceeded {
      for line in words.lines(outcome) { Self.append("over the limit: \(line)", &out) }
    }
    Self.append("\(facts.title): \(words.verdict)", &out)
    return out
  }

  private static func append(_ line: String, _ out: inout [UInt8]) {
    out.append(contentsOf: line.visible.utf8)
    out.append("\n")
  }
}
