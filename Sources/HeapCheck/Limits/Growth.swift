/// How much something may grow from a baseline.
package enum Growth: Sendable, Hashable {
  case bytes(Int64)
  case percent(GrowthPercent)

  /// `5%`, `2.5 %`, `2MiB`.
  package init?(_ text: String) {
    let text = text.filter { !$0.isWhitespace }
    if text.hasSuffix("%") {
      guard let percent = GrowthPercent(text.dropLast()) else { return nil }
      self = .percent(percent)
    } else {
      guard let amount = ByteAmount(text) else { return nil }
      self = .bytes(amount.bytes)
    }
  }

  /// Whether it is more than allowed. Integers are compared: what is equal is not more. From nothing
  /// any growth is more than any percentage.
  package func isExceeded(from base: Int64, to now: Int64) -> Bool {
    let change = Int128(now) - Int128(base)
    switch self {
    case .bytes(let most): return change > Int128(most)
    case .percent(let percent):
      // change / base > units / scale / 100
      return change * Int128(percent.number.scale) * 100
        > Int128(percent.number.units) * Int128(max(0, base))
    }
  }
}

/// A percentage of a baseline, exactly as it was written.
package struct GrowthPercent: Sendable, Hashable {
  let number: DecimalNumber
  private let text: String

  init?(_ text: Substring) {
    guard let number = DecimalNumber(text) else { return nil }
    self.number = number
    self.text = String(text)
  }
}

extension GrowthPercent: CustomStringConvertible {
  package var description: String { "\(text) %" }
}
