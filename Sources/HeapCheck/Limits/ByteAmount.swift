/// A number of bytes as people write limits: `50MiB`, `1.5 GiB`, `64K`, `52428800`. All units are
/// powers of 1024.
package struct ByteAmount: Sendable, Hashable {
  package let bytes: Int64

  package init(_ bytes: Int64) { self.bytes = bytes }

  /// - Returns: nil for what is not one, for a negative one, and for what has more than 63 bits. A part
  ///   of a byte is left out.
  package init?(_ text: String) {
    var rest = text.uppercased().filter { !$0.isWhitespace }[...]
    for ending in ["IB", "B"] where rest.hasSuffix(ending) {
      rest = rest.dropLast(ending.count)
      break
    }
    var shift = 0
    if let unit = rest.last, let place = Array("KMGTPE").firstIndex(of: unit) {
      shift = 10 * (place + 1)
      rest = rest.dropLast()
    }
    guard let number = DecimalNumber(rest) else { return nil }
    let product = Int128(number.units) << Int128(shift)
    guard let bytes = Int64(exactly: product / Int128(number.scale)) else { return nil }
    self.bytes = bytes
  }
}
