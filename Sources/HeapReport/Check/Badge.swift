import Measures

/// A small picture for a README: what was measured, green within the limits, red over them.
struct Badge {
  /// What it is about, and its value.
  let subject: String
  let value: String
  /// In words what the colour says.
  let verdict: String
  let isOver: Bool

  var bytes: [UInt8] {
    let widths = (Self.width(subject), Self.width(value))
    let whole = widths.0 + widths.1
    let alternative = "\(subject): \(value), \(verdict)"
    let colour = isOver ? "#b3261e" : "#1c6b43"
    return Array(
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(whole)" height="20" role="img" aria-label="\(alternative)">
      <title>\(alternative)</title>
      <clipPath id="round"><rect width="\(whole)" height="20" rx="3"/></clipPath>
      <g clip-path="url(#round)">
      <rect width="\(widths.0)" height="20" fill="#454c56"/>
      <rect x="\(widths.0)" width="\(widths.1)" height="20" fill="\(colour)"/>
      </g>
      <g fill="#fff" font-family="DejaVu Sans,Verdana,sans-serif" font-size="11" text-anchor="middle">
      \(Self.label(subject, from: 0, width: widths.0))
      \(Self.label(value, from: widths.0, width: widths.1))
      </g>
      </svg>

      """.utf8)
  }

  /// `6.11 MiB −62.4 %`: bytes, and their change since the baseline where there is one.
  static func value(_ bytes: ByteCount, since base: ByteCount?) -> String {
    guard let base, base > 0, base != bytes, let percent = Percent(bytes - base, of: base) else {
      return "\(ByteSize(bytes))"
    }
    return "\(ByteSize(bytes)) \(bytes > base ? "+" : "")\(percent)"
  }

  /// The characters are ours, and about as wide as each other.
  private static func width(_ text: String) -> Int { 7 * text.count + 12 }

  private static func label(_ text: String, from start: Int, width: Int) -> String {
    "<text x=\"\(start + width / 2)\" y=\"14\" textLength=\"\(width - 12)\">"
      + "\(XMLText.escaped(text))</text>"
  }
}
