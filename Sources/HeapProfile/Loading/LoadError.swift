package import PickleReader

/// Why a file is not a dump that can be shown.
package struct LoadError: Error, Sendable {
  /// What is wrong; errors are equal when their codes are.
  package let code: Code
  /// Offset in the input in bytes, where one can be named.
  package let offset: Int?
  /// A sentence fragment: what was found, in lower case, without a full stop.
  package let reason: String
  /// The limit that was met, if it can be raised.
  package let limit: PickleLimits.Name?

  /// The closed list of failures.
  package enum Code: Sendable, Hashable {
    /// The bytes are no pickle, or a damaged one.
    case pickle(PickleError.Code)
    /// They are a pickle of something else.
    case notADump
    /// An instance of a dump's class does not hold what such an instance must hold.
    case malformed
    /// Numbers too large to be added up.
    case overflow
  }

  init(
    _ code: Code, at offset: Int? = nil, _ reason: String, limit: PickleLimits.Name? = nil
  ) {
    self.code = code
    self.offset = offset
    self.reason = reason
    self.limit = limit
  }

  init(_ error: PickleError) {
    code = error.code == .unexpectedValue ? .malformed : .pickle(error.code)
    offset = error.offset
    reason = error.reason
    limit = error.limit
  }
}

extension LoadError: Equatable {
  package static func == (left: LoadError, right: LoadError) -> Bool { left.code == right.code }
}
