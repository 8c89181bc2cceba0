import Bytes
import PickleReader

/// The strings of text values: one that many things share is decoded and kept once.
struct StringCache {
  private var known: [Value: String] = [:]
  private var budget: SharingBudget

  init(_ limits: InputLimits, byteCount: Int) {
    budget = SharingBudget(limits, byteCount: byteCount)
  }

  /// The text of a string value, repaired where it is not valid; nil for anything else.
  mutating func string(
    _ value: Value, in graph: borrowing PickleGraph, at offset: Int
  ) throws(LoadError) -> String? {
    guard let string = known[value] ?? graph.string(value) else { return nil }
    try budget.spend(string.utf8.count, free: FreeSharing.text, at: offset)
    known[value] = string
    return string
  }
}
