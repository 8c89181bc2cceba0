extension [UInt8] {
  /// Appends Cairo's path data in a shorter form: `M 10 10 L 20.101562 5 L 20.101562 8 Z M 10 10 `
  /// becomes `M10 10L20.1 5V8Z`.
  ///
  /// - Throws: ``RenderError`` if it has anything but absolute moves, lines and closings.
  mutating func append(pathData text: ArraySlice<UInt8>) throws(RenderError) {
    var rest = text
    var start = Point(x: 0, y: 0)
    var current = start
    while let command = rest.nextWord() {
      if command.isText("Z") {
        append(UInt8(ascii: "Z"))
        current = start
        continue
      }
      guard command.isText("M") || command.isText("L"), let first = rest.nextWord(),
        let second = rest.nextWord(), let x = SVGNumber(first), let y = SVGNumber(second)
      else { throw Self.unreadable(text) }
      // Closing a path moves back to its start; a move that draws nothing is left out.
      if command.isText("M") && rest.allSatisfy({ $0 == UInt8(ascii: " ") }) { break }
      let point = Point(x: x.units, y: y.units)
      if command.isText("M") {
        start = point
        append(UInt8(ascii: "M"), point)
      } else {
        append(lineFrom: current, to: point)
      }
      current = point
    }
  }

  /// A place in hundredths of a pixel.
  private struct Point: Equatable {
    var x: Int
    var y: Int
  }

  private mutating func append(_ command: UInt8, _ point: Point) {
    append(command)
    append(units: point.x, decimals: 2)
    append(UInt8(ascii: " "))
    append(units: point.y, decimals: 2)
  }

  /// Steps are half of all lines: the coordinate that stays is not repeated.
  private mutating func append(lineFrom start: Point, to end: Point) {
    if start.y == end.y, start.x != end.x {
      append(UInt8(ascii: "H"))
      append(units: end.x, decimals: 2)
    } else if start.x == end.x, start.y != end.y {
      append(UInt8(ascii: "V"))
      append(units: end.y, decimals: 2)
    } else {
      append(UInt8(ascii: "L"), end)
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
