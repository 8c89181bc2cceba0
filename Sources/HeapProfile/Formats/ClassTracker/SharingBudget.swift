import Bytes
import Measures

/// What an input may still expand to when a part counts each time that it is referred to.
///
/// A pickle can refer to a long text or a large container in three bytes. Whatever is done with each
/// such reference is taken from a budget; an input that shares nothing never spends its own size.
struct SharingBudget {
  private let limit: Int
  private var left: Int

  init(_ limits: InputLimits, byteCount: Int) {
    limit = limits.sharing(forByteCount: byteCount)
    left = limit
  }

  /// Takes `amount` bytes or items; few cost nothing, as they are bounded in themselves.
  @inline(__always)
  mutating func spend(_ amount: Int, free: Int, at offset: Int) throws(LoadError) {
    if amount > free { try spend(amount, at: offset) }
  }

  @inline(never)
  private mutating func spend(_ amount: Int, at offset: Int) throws(LoadError) {
    left -= amount
    guard left >= 0 else {
      throw LoadError(
        .limitExceeded, at: offset,
        "shared parts, counted at every reference, exceed the limit of \(limit)",
        limit: .sharing)
    }
  }
}
