package import Bytes

/// Why bytes could not be read as a pickle, and where.
package struct PickleError: Error, Sendable {
  /// What went wrong; errors are equal when their codes are.
  package let code: Code
  /// Offset of the opcode or argument at fault, in bytes from the start of the input.
  package let offset: Int
  /// A sentence fragment: what was found, in lower case, without a full stop.
  package let reason: String
  /// The limit that was met, for `.limitExceeded` of one that can be raised.
  package let limit: InputLimits.Name?

  /// - Parameters:
  ///   - reason: see ``reason``.
  ///   - limit: see ``limit``.
  package init(
    _ code: Code, at offset: Int, _ reason: String, limit: InputLimits.Name? = nil
  ) {
    self.code = code
    self.offset = offset
    self.reason = reason
    self.limit = limit
  }

  /// The closed list of failures.
  package enum Code: Sendable, Hashable, CaseIterable {
    case empty
    case truncated
    case unknownOpcode
    case unsupportedProtocol
    case malformedNumber
    case malformedText
    case stackUnderflow
    case missingMark
    case missingMemo
    case unexpectedValue
    /// The collector of instances refused one, and knows why.
    case refused
    case outOfBandBuffer
    case limitExceeded
    case outOfMemory
  }
}

extension PickleError: Equatable {
  /// Compares the codes.
  package static func == (left: PickleError, right: PickleError) -> Bool {
    left.code == right.code
  }
}
