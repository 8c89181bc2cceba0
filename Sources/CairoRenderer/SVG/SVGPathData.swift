extension [UInt8] {
  /// Appends Cairo's path data shortened: `M 10 10 L 20.101562 5 Z M 10 10 ` becomes
  /// `M10 10L20.1 5Z`.
  ///
  /// - Throws: ``RenderError`` when it has other than absolute moves, lines and closings.
  mutating func append(pathData text: ArraySlice<UInt8>) throws(RenderError) {
    let tokens = text.split(separator: UInt8(ascii: " "))
    var index = 0
    while index < tokens.count {
      let command = tokens[index]
      switch command.first {
      case UInt8(ascii: "Z"):
        append(UInt8(ascii: "Z"))
        index += 1
      case UInt8(ascii: "M"), UInt8(ascii: "L"):
        guard index + 2 < tokens.count, let x = SVGNumber(tokens[index + 1]),
          let y = SVGNumber(tokens[index + 2])
        else { throw Self.unreadable(text) }
        index += 3
        // Closing a path moves back to its start; a move that draws nothing is left out.
        if command.first == UInt8(ascii: "M") && index == tokens.count { break }
        append(contentsOf: command)
        append(units: x.units, decimals: 2)
        append(UInt8(ascii: " "))
        append(units: y.units, decimals: 2)
      default: throw Self.unreadable(text)
      }
    }
  }

  private static func unreadable(_ text: ArraySlice<UInt8>) -> RenderError {
    let excerpt = String(decoding: text.prefix(40), as: UTF8.self)
    return RenderError(code: .cairo, reason: "cannot read Cairo's SVG: path data \(excerpt)")
  }
}
