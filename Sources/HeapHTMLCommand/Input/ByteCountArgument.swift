import ArgumentParser

/// A number of bytes as users write it: `67108864`, `64M`, `2G`; K, M, G and T are powers of 1024.
struct ByteCountArgument: ExpressibleByArgument, Sendable {
  let bytes: Int

  init?(argument: String) {
    var digits = argument.uppercased()[...]
    for ending in ["IB", "B"] where digits.hasSuffix(ending) {
      digits = digits.dropLast(ending.count)
    }
    var exponent = 0
    if let unit = digits.last, let place = "KMGT".firstIndex(of: unit) {
      exponent = "KMGT".distance(from: "KMGT".startIndex, to: place) + 1
      digits = digits.dropLast()
    }
    guard let number = Int(digits), number > 0 else { return nil }
    let (bytes, overflow) = number.multipliedReportingOverflow(by: 1 << (10 * exponent))
    guard !overflow else { return nil }
    self.bytes = bytes
  }
}
