import GraphCheck
import HeapCheck
import HeapGraph
import Measures

/// What a check of a heap came to in sentences.
struct HeapCheckWords {
  private let facts: HeapCheckFacts

  init(_ facts: HeapCheckFacts) { self.facts = facts }

  /// `2 of 3 limits are exceeded`.
  var verdict: String {
    let (all, exceeded) = (facts.check.outcomes.count, facts.check.exceeded.count)
    if all == 0 { return "nothing was checked: there is no baseline yet" }
    if exceeded == 0 {
      return all == 1 ? "within the limit" : "within all \(GroupedCount(all)) limits"
    }
    return all == 1
      ? "over the limit"
      : "\(GroupedCount(exceeded)) of \(GroupedCount(all)) limits \(exceeded == 1 ? "is" : "are") exceeded"
  }

  /// Who holds most, in a sentence.
  var holder: String { HeapWords(facts.heap, isRedacted: facts.isRedacted).verdict }

  /// What was measured against what.
  func line(_ outcome: HeapOutcome) -> String {
    "\(subject(outcome.limit)): \(measured(outcome)); limit \(limit(outcome.limit))"
  }

  private func subject(_ limit: HeapLimit) -> String {
    limit.pattern?.text.cutToLine ?? "all objects"
  }

  /// The number that a limit allows.
  func limit(_ limit: HeapLimit) -> String {
    switch limit {
    case .heap(let most), .retained(_, let most): CheckWords.exact(ByteCount(most))
    case .objects(_, let most): GroupedCount(most).of("object", "objects")
    case .growth(.bytes(let most)): "+" + CheckWords.exact(ByteCount(most))
    case .growth(.percent(let percent)): "+\(percent) of the baseline"
    }
  }

  /// What was measured.
  func measured(_ outcome: HeapOutcome) -> String {
    switch outcome.limit {
    case .heap: CheckWords.exact(ByteCount(outcome.value))
    case .objects(let pattern, _):
      GroupedCount(outcome.value).of("object", "objects") + types(outcome, pattern)
    case .retained(let pattern, _):
      "\(CheckWords.exact(ByteCount(outcome.value))) retained" + types(outcome, pattern)
    case .growth:
      if let base = outcome.base, base != outcome.value {
        CheckWords.change(from: ByteCount(base), to: ByteCount(outcome.value))
          + ", from \(ByteSize(ByteCount(base))) to \(ByteSize(ByteCount(outcome.value)))"
      } else {
        "unchanged, \(CheckWords.exact(ByteCount(outcome.value)))"
      }
    }
  }

  /// How many types a number is of, where that is not clear.
  private func types(_ outcome: HeapOutcome, _ pattern: ClassPattern) -> String {
    pattern.isName ? "" : " of \(GroupedCount(outcome.types).of("type", "types"))"
  }
}
