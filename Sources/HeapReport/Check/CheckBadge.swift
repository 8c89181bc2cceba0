import HeapCheck

/// The badge of a check: the peak.
package struct CheckBadge: Sendable {
  private let facts: CheckFacts

  package init(_ facts: CheckFacts) {
    self.facts = facts
  }

  package var bytes: [UInt8] {
    Badge(
      subject: "memory",
      value: facts.peakBytes.map { Badge.value($0, since: facts.baselinePeakBytes) } ?? "–",
      verdict: CheckWords(facts).verdict, isOver: !facts.check.exceeded.isEmpty
    ).bytes
  }
}
