extension [UInt8] {
  /// Appends Cairo's path data in a shorter form: `M 10 10 L 20.101562 5 Z M 10 10 ` becomes
  /// `M10 10L20.1 5Z`.
  ///
  /// - Throws: ``RenderError`` if it has anything but absolute moves, lines and closings.
  mutating func append(pathData text: ArraySlice<UInt8>) throws(RenderError) {
    var rest = text
    while let command = rest.nextWord() {
      if command.isText("Z") {
        append(UInt8(ascii: "Z"))
        continue
      }
      guard command.isText("M") || command.isText("L"), let first = rest.nextWord(),
        let second = rest.nextWord(), let x = SVGNumber(first), let y = SVGNumber(second)
      else { throw Self.unreadable(text) }
      // Closing a path moves back to its start; a move that draws nothing is left out.
      if command.isText("M") && rest.allSatisfy({ $0 == UInt8(ascii: " ") }) { break }
      append(contentsOf: command)
      append(units: x.units, decimals: 2)
      append(UInt8(ascii: " "))
      append(units: y.units, decimals: 2)
    }
  }

  private static func unreadable(_ text: ArraySlice<UInt8>) -> RenderError {
    let excerpt = String(decoding: text.prefix(40), as: UTF8.self)
    return RenderError(code: .cairo, reason: "cannot read Cairo's SVG: path data \(excerpt)")
  }
}

extension ArraySlice<UInt8> {
  /// Removes and returns the next word; `nil` if only spaces are left.
  fileprivate mutating func nextWord() -> ArraySlice<UInt8>? {
    guard let start = firstIndex(where: { $0 != UInt8(ascii: " ") }) else { return nil }
    let end = self[start...].firstIndex(of: UInt8(ascii: " ")) ?? endIndex
    let word = self[start..<end]
    self = self[end...]
    return word
  }
}
