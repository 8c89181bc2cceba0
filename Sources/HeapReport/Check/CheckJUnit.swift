import HeapCheck

/// A check as a suite of tests, one for each limit, in the form of JUnit that GitLab and Jenkins read.
package struct CheckJUnit: Sendable {
  private let facts: CheckFacts

  package init(_ facts: CheckFacts) {
    self.facts = facts
  }

  package var bytes: [UInt8] {
    let words = CheckWords(facts)
    let outcomes = facts.check.outcomes
    let counts =
      "tests=\"\(outcomes.count)\" failures=\"\(facts.check.exceeded.count)\" errors=\"0\""
    let title = XMLText.escaped(facts.title)
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites name=\"heaphtml\" \(counts)>\n"
    text += "  <testsuite name=\"heaphtml check \(title)\" \(counts) skipped=\"0\">\n"
    for outcome in outcomes {
      let name = XMLText.escaped(outcome.limit.subject)
      text += "    <testcase classname=\"heaphtml.check\" name=\"\(name)\""
      guard outcome.isExceeded else {
        text += "/>\n"
        continue
      }
      let lines = words.lines(outcome)
      text += ">\n      <failure type=\"limit\" message=\"\(XMLText.escaped(lines[0]))\">"
      text += lines.map(XMLText.escaped).joined(separator: "\n")
      text += "</failure>\n    </testcase>\n"
    }
    text += "  </testsuite>\n</testsuites>\n"
    return Array(text.utf8)
  }
}
