import GraphCheck
import HeapGraph
import Measures

/// The bytes of a heap as a small picture for a README: green within the limits, red over them.
struct HeapCheckBadge {
  private let facts: HeapCheckFacts

  init(_ facts: HeapCheckFacts) { self.facts = facts }

  var bytes: [UInt8] {
    let (left, right) = ("heap", value)
    let widths = (Self.width(left), Self.width(right))
    let whole = widths.0 + widths.1
    let alternative = "\(left): \(right), \(HeapCheckWords(facts).verdict)"
    let colour = facts.check.exceeded.isEmpty ? "#1c6b43" : "#b3261e"
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
    let bytes = facts.heap.graph.bytes
    guard let base = facts.baselineBytes, base > 0, base != bytes,
      let percent = Percent(bytes - base, of: base)
    else { return "\(ByteSize(bytes))" }
    return "\(ByteSize(bytes)) \(bytes > base ? "+" : "")\(percent)"
  }

  /// The characters are ours, and about as wide as each other.
  private static func width(_ text: String) -> Int { 7 * text.count + 12 }

  private static func label(_ text: String, from start: Int, width: Int) -> String {
    "<text x=\"\(start + width / 2)\" y=\"14\" textLength=\"\(width - 12)\">"
      + "\(XMLText.escaped(text))</text>"
  }
}
