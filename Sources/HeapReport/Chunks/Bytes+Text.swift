import Measures

/// Our own words and numbers on their way into results.
extension [UInt8] {
  /// Appends `\x`, `\u` and the like with a number of hexadecimal digits.
  mutating func appendEscape(_ prefix: StaticString, _ value: UInt32, digits: Int) {
    append(prefix)
    for place in (0..<digits).reversed() {
      append(hexadecimal[Int(value >> UInt32(4 * place) & 15)])
    }
  }

  /// Appends a text of the program.
  @inline(__always)
  mutating func append(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Appends a whole number in decimal digits.
  @inline(__always)
  mutating func append(number: some BinaryInteger) {
    append(contentsOf: String(number).utf8)
  }

  /// Appends a number of bytes in decimal digits.
  @inline(__always)
  mutating func append(number bytes: ByteCount) { append(number: Int64(bytes)) }
}

private let hexadecimal = Array("0123456789abcdef".utf8)
