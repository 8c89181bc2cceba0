import PickleReader

extension LoadError {
  /// What is wrong with a pickle.
  init(_ error: PickleError) {
    let code: Code =
      switch error.code {
      case .empty: .empty
      case .truncated: .truncated
      case .limitExceeded: .limitExceeded
      case .outOfMemory: .outOfMemory
      // An opcode is given a value that it cannot be meant for.
      case .unexpectedValue, .refused: .malformed
      case .unknownOpcode, .unsupportedProtocol, .malformedNumber, .malformedText, .stackUnderflow,
        .missingMark, .missingMemo, .outOfBandBuffer:
        .damaged
      }
    self.init(code, at: error.offset, error.reason, limit: error.limit)
  }
}
