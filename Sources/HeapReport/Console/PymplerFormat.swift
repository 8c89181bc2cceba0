/// Sizes, times and clipped texts as `pympler.util.stringutils` writes them.
extension [UInt8] {
  /// Appends a number of bytes as `pp` writes it: ` 850     B`, `   1.66 KB`.
  ///
  /// Pympler's list of units leaves out PB; ours has it.
  mutating func appendSize(_ bytes: Double) {
    guard bytes > 1024 else {
      append(.right(4)) { $0.append(number: PythonFormat.truncated(bytes)) }
      return append("     B")
    }
    var value = bytes
    var degree = 0
    while value > 1024, degree < Self.units.count {
      value /= 1024
      degree += 1
    }
    append(.right(7)) { $0.appendHundredths(value) }
    append(Self.units[degree - 1])
  }

  private static var units: [StaticString] { [" KB", " MB", " GB", " TB", " PB", " EB"] }

  /// Appends a time in seconds as `pp_timestamp` writes it: `00:01:02.50`.
  mutating func appendTimestamp(_ time: Double) {
    appendTwoDigits(PythonFormat.truncated(time / 3600))
    append(":")
    appendTwoDigits(PythonFormat.truncated(pythonRemainder(time / 60)))
    append(":")
    let seconds = pythonRemainder(time)
    if PythonFormat.hundredths(seconds) < 1_000 { append("0") }
    appendHundredths(seconds)
  }

  private mutating func appendTwoDigits(_ number: Int128) {
    if (0..<10).contains(number) { append("0") }
    append(number: number)
  }

  /// `value % 60`: never negative, unlike the remainder of C.
  private func pythonRemainder(_ value: Double) -> Double {
    let rest = value.truncatingRemainder(dividingBy: 60)
    return rest < 0 ? rest + 60 : rest.magnitude
  }

  /// Which end of a long text is cut off.
  enum Cut {
    case start
    case end
  }

  /// Cuts the text after `start` to at most `limit` code points, three of them dots, as `trunc`
  /// does.
  mutating func truncate(from start: Int, to limit: Int, cutting cut: Cut = .end) {
    let length = codePoints(from: start)
    guard length > limit else { return }
    switch cut {
    case .end:
      removeSubrange(offset(ofCodePoint: limit - 3, from: start)...)
      append("...")
    case .start:
      let kept = offset(ofCodePoint: length - limit + 3, from: start)
      replaceSubrange(start..<kept, with: "...".utf8)
    }
  }

  private func offset(ofCodePoint wanted: Int, from start: Int) -> Int {
    var place = start
    var seen = 0
    while place < count {
      if self[place] & 0xC0 != 0x80 {
        if seen == wanted { return place }
        seen += 1
      }
      place += 1
    }
    return count
  }
}
