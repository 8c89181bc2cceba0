internal import HeapCharts

extension [UInt8] {
  /// Appends `rgb(90.196078%,62.352941%,0%)` as `#e69f00`: exact for colours of 8 bits a channel.
  ///
  /// - Returns: false, with nothing appended, when the text is no such colour.
  mutating func append(percentColor text: ArraySlice<UInt8>) -> Bool {
    guard text.starts(with: "rgb(".utf8), text.last == UInt8(ascii: ")") else { return false }
    let channels = text.dropFirst(4).dropLast().split(separator: UInt8(ascii: ","))
    guard channels.count == 3 else { return false }
    var bytes: [UInt8] = []
    for channel in channels {
      let trimmed = channel.trimmed
      guard trimmed.last == UInt8(ascii: "%"),
        let number = SVGNumber(trimmed.dropLast(), decimals: 6),
        let byte = UInt8(exactly: (number.units * 255 + 50_000_000) / 100_000_000)
      else { return false }
      bytes.append(byte)
    }
    append(hex: bytes)
    return true
  }

  /// Appends the colour without its alpha.
  mutating func append(_ color: Color) { append(hex: [color.red, color.green, color.blue]) }

  private mutating func append(hex channels: [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    append(UInt8(ascii: "#"))
    for channel in channels {
      append(digits[Int(channel >> 4)])
      append(digits[Int(channel & 15)])
    }
  }
}
