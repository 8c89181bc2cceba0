/// A small JSON document: objects keep the order of their members.
indirect enum JSONDocument {
  case object([(String, JSONDocument)])
  case array([JSONDocument])
  case text(String)
  case number(Int64)

  /// The document on several lines, with the last line's end.
  var bytes: [UInt8] {
    var out: [UInt8] = []
    append(to: &out, indented: 0)
    out.append("\n")
    return out
  }

  private func append(to out: inout [UInt8], indented level: Int) {
    switch self {
    case .text(let text): out.appendJSON(text)
    case .number(let number): out.append(number: number)
    case .array(let values):
      Self.append(values.map { (nil, $0) }, "[", "]", to: &out, indented: level)
    case .object(let members):
      Self.append(members.map { ($0.0, $0.1) }, "{", "}", to: &out, indented: level)
    }
  }

  private static func append(
    _ members: [(name: String?, value: JSONDocument)], _ opening: StaticString,
    _ closing: StaticString, to out: inout [UInt8], indented level: Int
  ) {
    out.append(opening)
    for (place, member) in members.enumerated() {
      if place > 0 { out.append(",") }
      newLine(level + 1, &out)
      if let name = member.name {
        out.appendJSON(name)
        out.append(": ")
      }
      member.value.append(to: &out, indented: level + 1)
    }
    if !members.isEmpty { newLine(level, &out) }
    out.append(closing)
  }

  private static func newLine(_ level: Int, _ out: inout [UInt8]) {
    out.append("\n")
    out.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * level))
  }
}
