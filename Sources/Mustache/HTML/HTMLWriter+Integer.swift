extension HTMLWriter {
  /// Appends a whole number in plain decimal digits, with a hyphen-minus if it is negative.
  package mutating func integer(_ value: Int) {
    if value < 0 { markup("-") }
    var digits = InlineArray<20, UInt8>(repeating: UInt8(ascii: "0"))
    var rest = value.magnitude
    var first = digits.count
    repeat {
      first -= 1
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      digits[first] += UInt8(digit)
      rest = quotient
    } while rest > 0
    markup(digits.span.bytes.extracting(first..<digits.count))
  }

  /// Appends a whole number in hexadecimal digits, without a prefix.
  package mutating func hexadecimal(_ value: UInt64) {
    var digits = InlineArray<16, UInt8>(repeating: UInt8(ascii: "0"))
    var rest = value
    var first = digits.count
    repeat {
      first -= 1
      let digit = UInt8(rest & 0xF)
      digits[first] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit
      rest >>= 4
    } while rest > 0
    markup(digits.span.bytes.extracting(first..<digits.count))
  }
}
