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
}
