/// Why bytes could not be read as a pickle, and where.
public struct PickleError: Error, Sendable {
  /// What went wrong; errors are equal when their codes are.
  public let code: Code
  /// Offset of the opcode or argument at fault, in bytes from the start of the input.
  public let offset: Int
  /// A sentence fragment: what was found, in lower case, without a full stop.
  public let reason: String
  /// The limit that was met, for `.limitExceeded` of one that can be raised.
  package let limit: PickleLimits.Name?

  /// - Parameter reason: see ``reason``.
  public init(_ code: Code, at offset: Int, _ reason: String) {
    self.init(code, at: offset, reason, limit: nil)
  }

  /// - Parameter limit: see ``limit``.
  package init(_ code: Code, at offset: Int, _ reason: String, limit: PickleLimits.Name?) {
    self.code = code
    self.offset = offset
    self.reason = reason
    self.limit = limit
  }

  /// The closed list of failures.
  public enum Code: Sendable, Hashable, CaseIterable {
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
    case outOfBandBuffer
    case limitExceeded
    case outOfMemory
  }
}

extension PickleError: Equatable {
  /// Compares the codes.
  public static func == (left: PickleError, right: PickleError) -> Bool {
    left.code == right.code
  }
}
