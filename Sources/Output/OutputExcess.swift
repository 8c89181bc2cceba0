/// A result that would become larger than it may.
package enum OutputExcess: Error, Sendable, Hashable {
  /// All of it would have more bytes than this limit.
  case bytes(limit: Int)
  /// It would have more files than this limit.
  case files(limit: Int)
  /// One page would have more bytes than this limit.
  case page(limit: Int)
}
