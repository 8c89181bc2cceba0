/// Why compressed bytes could not be inflated, and where.
package struct GzipError: Error, Sendable, Hashable {
  /// What is wrong, in kinds.
  package enum Code: Sendable, Hashable {
    /// The bytes break the rules of the format, or their checksum differs.
    case damaged
    /// The bytes end before the compressed data do.
    case truncated
    /// Other bytes follow the compressed data.
    case trailing
    /// More bytes than the caller allows come out.
    case limitExceeded
    /// The system has no memory.
    case outOfMemory
  }

  /// What is wrong.
  package let code: Code
  /// Offset in the compressed bytes.
  package let offset: Int
  /// A sentence fragment: what was found, in lower case, without a full stop.
  package let reason: String
}
