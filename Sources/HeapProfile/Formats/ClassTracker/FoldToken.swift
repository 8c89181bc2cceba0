/// The graph's placeholder for an instance that was taken out: a row number and its table.
///
/// Tables have at most ``ProfileBuilder/maximumRows`` rows, which leaves a bit for the table.
enum FoldToken {
  private static let instanceFlag: UInt32 = 1 << 31
  static func instance(_ row: UInt32) -> UInt32 { row | instanceFlag }

  /// Whether the token itself is a row of the table of sized objects.
  @inline(__always)
  static func isSized(_ token: UInt32) -> Bool { token & instanceFlag == 0 }

  /// The row in the table of instances.
  static func instanceRow(_ token: UInt32) -> Int? {
    isSized(token) ? nil : Int(token & ~instanceFlag)
  }
}

extension LoadError {
  /// An instance that is not what its class promises.
  static func unexpected(at offset: Int, _ reason: String) -> LoadError {
    LoadError(.malformed, at: offset, reason)
  }
}
