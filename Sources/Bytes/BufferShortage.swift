/// Why a ``GrowableBuffer`` has no room for more.
public enum BufferShortage: Sendable, Hashable {
  /// It holds as many elements as it may.
  case count(Int)
  /// Its ``MemoryBudget`` is spent; the budget is half of this limit, in bytes.
  case memory(limit: Int)
  /// The system has no memory for this many elements.
  case system(Int)
}
