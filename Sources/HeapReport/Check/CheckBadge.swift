import HeapCheck
import Measures

/// The peak as a small picture for a README: green within the limits, red over them.
package struct CheckBadge: Sendable {
  private let facts: CheckFacts

  package init(_ facts: CheckFacts) {
    self.facts = facts
  }

  package var bytes: [UInt8] {
    let (left, right) = ("memory", value)
    let widths = (Self.width(left), Self.width(right))
    let whole = widths.0 + widths.1
    let isOver = !facts.check.exceeded.isEmpty
    let alternative = "\(left): \(right), \(CheckWords(facts).verdict)"
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
      \(Self.label(left, from: 0, width: widths.0))
      \(Self.label(right, from: widths.0, width: widths.1))
      </g>
      </svg>

      """.utf8)
  }

  private var value: String {
    guard let peak = facts.peakBytes else { return "–" }
    guard let base = facts.baselinePeakBytes, base > 0 else {
      return "\(ByteSize(peak))"
    }
    let change = peak - base
    guard change != 0, let percent = Percent(change, of: base) else {
      return "\(ByteSize(peak))"
    }
    return "\(ByteSize(peak)) \(change > 0 ? "+" : "")\(percent)"
  }

  /// The characters are ours, and about as wide as each other.
  private static func width(_ text: String) -> Int { 7 * text.count + 12 }

  private static func label(_ text: String, from start: Int, width: Int) -> String {
    "<text x=\"\(start + width / 2)\" y=\"14\" textLength=\"\(width - 12)\">"
      + "\(XMLText.escaped(text))</text>"
  }
}
