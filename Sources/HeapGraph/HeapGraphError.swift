package import Bytes

/// Why an input is not a heap that can be shown.
package struct HeapGraphError: Error, Sendable, Hashable {
  /// What is wrong, in kinds.
  package enum Code: Sendable, Hashable {
    /// The bytes break the rules of the format, or a checksum differs.
    case damaged
    /// The bytes end before the mark of the end.
    case truncated
    /// The format is newer than this program.
    case newer
    /// A limit was met.
    case limitExceeded
    /// The system has no memory.
    case outOfMemory
  }

  /// What is wrong.
  package let code: Code
  /// Offset in the input in bytes, where one can be named.
  package let offset: Int?
  /// A sentence fragment: what was found, in lower case, without a full stop.
  package let reason: String
  /// The limit that was met, if it can be raised.
  package let limit: InputLimits.Name?

  /// See the properties of the same names.
  package init(
    _ code: Code, at offset: Int? = nil, _ reason: String, limit: InputLimits.Name? = nil
  ) {
    self.code = code
    self.offset = offset
    self.reason = reason
    self.limit = limit
  }
}
