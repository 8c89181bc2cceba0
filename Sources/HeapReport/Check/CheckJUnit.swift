import HeapCheck

/// A check as a suite of tests, one for each limit, in the form of JUnit that GitLab and Jenkins read.
package struct CheckJUnit: Sendable {
  private let facts: CheckFacts

  package init(_ facts: CheckFacts) {
    self.facts = facts
  }

  package var bytes: [UInt8] {
    let words = CheckWords(facts)
    return JUnitSuite(
      title: facts.title,
      cases: facts.check.outcomes.map { outcome in
        JUnitSuite.Case(
          name: outcome.limit.subject, failure: outcome.isExceeded ? words.lines(outcome) : nil)
      }
    ).bytes
  }
}
