/// What Python's `%` does with numbers and columns, where Pympler's console output depends on it.
enum PythonFormat {
  /// The two alignments of `%-10s` and `%10s`.
  enum Column {
    case left(Int)
    case right(Int)
  }

  /// `int(value)`: cut off towards zero. What does not fit, which no real dump has, is saturated.
  static func truncated(_ value: Double) -> Int128 {
    if let whole = Int128(exactly: value.rounded(.towardZero)) { return whole }
    return value < 0 ? .min : .max
  }

  /// `value` in hundredths, rounded half to even on the exact binary value, as `%.2f` does.
  ///
  /// - Parameter value: finite and not negative.
  static func hundredths(_ value: Double) -> UInt128 {
    guard value > 0 else { return 0 }
    let exponent = Int(value.exponent) - 52
    // From 2^52 on there is no fraction, and a number that small has no hundredth.
    guard exponent < 0 else { return UInt128(exactly: value * 100) ?? .max }
    guard exponent > -100 else { return 0 }
    let significand = UInt128(value.significandBitPattern | 1 << 52) * 100
    let shift = UInt128(-exponent)
    let floor = significand >> shift
    let rest = significand & (1 << shift - 1)
    let half: UInt128 = 1 << (shift - 1)
    let roundsUp = rest > half || (rest == half && floor & 1 == 1)
    return floor + (roundsUp ? 1 : 0)
  }
}

extension [UInt8] {
  /// Appends what `write` does as a column: padded with blanks, counted in code points, never cut.
  mutating func append(_ column: PythonFormat.Column, _ write: (inout [UInt8]) -> Void) {
    let start = count
    write(&self)
    let length = codePoints(from: start)
    switch column {
    case .left(let width): appendBlanks(width - length)
    case .right(let width):
      insert(
        contentsOf: repeatElement(UInt8(ascii: " "), count: Swift.max(0, width - length)),
        at: start)
    }
  }

  /// Appends blanks; none when `count` is negative.
  mutating func appendBlanks(_ count: Int) {
    append(contentsOf: repeatElement(UInt8(ascii: " "), count: Swift.max(0, count)))
  }

  /// Appends `%.2f` of a finite value that is not negative.
  mutating func appendHundredths(_ value: Double) {
    let (whole, rest) = PythonFormat.hundredths(value).quotientAndRemainder(dividingBy: 100)
    append(number: whole)
    append(rest < 10 ? ".0" : ".")
    append(number: rest)
  }

  /// Number of code points after `start`; the bytes there are valid UTF-8.
  func codePoints(from start: Int) -> Int {
    self[start...].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }
}
