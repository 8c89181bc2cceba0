internal import HeapCharts

extension [UInt8] {
  /// Appends the colour without its alpha.
  mutating func append(_ color: Color) {
    append(UInt8(ascii: "#"))
    append(hex: color.red)
    append(hex: color.green)
    append(hex: color.blue)
  }

  private mutating func append(hex channel: UInt8) {
    for digit in [channel >> 4, channel & 15] {
      append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
}

extension Color {
  /// Reads `rgb(90.196078%,62.352941%,0%)`; nil for anything else.
  init?(percent text: ArraySlice<UInt8>) {
    guard text.starts(with: "rgb(".utf8), text.last == UInt8(ascii: ")") else { return nil }
    var rest = text.dropFirst(4).dropLast()
    var channels: (UInt8, UInt8, UInt8) = (0, 0, 0)
    for index in 0..<3 {
      let end = rest.firstIndex(of: UInt8(ascii: ",")) ?? rest.endIndex
      guard (end == rest.endIndex) == (index == 2), let byte = Self.channel(rest[..<end].trimmed)
      else { return nil }
      channels = (channels.1, channels.2, byte)
      rest = rest[end...].dropFirst()
    }
    self.init(channels.0, channels.1, channels.2)
  }

  private static func channel(_ text: ArraySlice<UInt8>) -> UInt8? {
    guard text.last == UInt8(ascii: "%"), let number = SVGNumber(text.dropLast(), decimals: 6)
    else { return nil }
    return UInt8(exactly: (number.units * 255 + 50_000_000) / 100_000_000)
  }
}
