extension Sketch {
  /// The advance width of one line in pixels.
  func width(of string: String, size: Double = Metrics.fontSize, isBold: Bool = false) -> Double {
    let width = measure.width(of: string, size: size, isBold: isBold)
    return width.isFinite ? max(width, 0) : 0
  }

  /// `string`, or as much of its beginning and its end as fits into `limit` pixels.
  ///
  /// The end of a class name tells more than its beginning, so it gets three fifths. A phrase is
  /// cut at its end instead.
  func elided(
    _ string: String, to limit: Double, size: Double = Metrics.fontSize, isBold: Bool = false,
    isPhrase: Bool = false
  ) -> String {
    let scalars = string.unicodeScalars
    // No line is longer than this, so that measuring a hostile name does not cost more.
    let ceiling = 400
    let head = scalars.prefix(ceiling)
    let isShort = head.endIndex == scalars.endIndex
    if isShort && width(of: string, size: size, isBold: isBold) <= limit { return string }
    let tail = isShort ? Substring.UnicodeScalarView(head) : scalars.suffix(ceiling)
    var fits = 0
    var tooMany = isShort ? head.count : 2 * ceiling
    while tooMany - fits > 1 {
      let middle = (fits + tooMany) / 2
      let candidate = Self.shortened(head, tail, keeping: middle, isPhrase: isPhrase)
      if width(of: candidate, size: size, isBold: isBold) <= limit {
        fits = middle
      } else {
        tooMany = middle
      }
    }
    return fits == 0 ? "" : Self.shortened(head, tail, keeping: fits, isPhrase: isPhrase)
  }

  private static func shortened(
    _ head: Substring.UnicodeScalarView, _ tail: Substring.UnicodeScalarView, keeping count: Int,
    isPhrase: Bool
  ) -> String {
    let first = isPhrase ? count : count * 2 / 5
    return String(Substring(head.prefix(first))) + "…"
      + String(Substring(tail.suffix(count - first)))
  }
}
