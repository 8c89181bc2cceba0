package import Bytes

/// Why an input is not a dump that can be shown.
package struct LoadError: Error, Sendable {
  /// What is wrong; errors are equal when their codes are.
  package let code: Code
  /// Offset in the input in bytes, where one can be named.
  package let offset: Int?
  /// A sentence fragment: what was found, in lower case, without a full stop.
  package let reason: String
  /// The limit that was met, if it can be raised.
  package let limit: InputLimits.Name?
  /// What to do about it, where that can be said.
  package internal(set) var remedy: Remedy?

  /// The closed list of failures.
  package enum Code: Sendable, Hashable {
    /// There are no bytes.
    case empty
    /// The bytes are of no format that is read.
    case unrecognised
    /// The bytes break the rules of their format.
    case damaged
    /// The bytes end in the middle of what their format says.
    case truncated
    /// The bytes hold something else than a dump, in the format of one.
    case notADump
    /// Something of a dump does not hold what it must hold.
    case malformed
    /// The parts of a dump do not fit together.
    case inconsistent
    /// Something else follows a dump or surrounds it.
    case surrounded
    /// A limit was met.
    case limitExceeded
    /// The system has no memory.
    case outOfMemory
  }

  /// See the properties of the same names.
  package init(
    _ code: Code, at offset: Int? = nil, _ reason: String, limit: InputLimits.Name? = nil,
    remedy: Remedy? = nil
  ) {
    self.code = code
    self.offset = offset
    self.reason = reason
    self.limit = limit
    self.remedy = remedy
  }
}

extension LoadError: Equatable {
  /// Compares the codes.
  package static func == (left: LoadError, right: LoadError) -> Bool { left.code == right.code }
}
