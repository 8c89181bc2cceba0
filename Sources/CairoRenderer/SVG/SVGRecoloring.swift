internal import HeapCharts

/// Replaces the colours of a finished document.
///
/// In our documents `="#` occurs before colours only: in texts the quotation mark
/// is escaped.
func recolored(_ document: [UInt8], _ recoloring: Recoloring) -> [UInt8] {
  var bytes = document
  var place = 0
  while place + 9 < bytes.count {
    guard bytes[place] == UInt8(ascii: "="), bytes[place + 1] == UInt8(ascii: "\""),
      bytes[place + 2] == UInt8(ascii: "#"), let color = Color(hex: bytes[place + 3..<place + 9])
    else {
      place += 1
      continue
    }
    var digits: [UInt8] = []
    digits.append(recoloring(color))
    bytes.replaceSubrange(place + 2..<place + 9, with: digits)
    place += 9
  }
  return bytes
}

extension Color {
  /// Reads six hexadecimal digits.
  fileprivate init?(hex digits: ArraySlice<UInt8>) {
    var value: UInt32 = 0
    for digit in digits {
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(digit - 0x30)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(digit - 0x57)
      default: return nil
      }
    }
    self.init(
      UInt8(truncatingIfNeeded: value >> 16), UInt8(truncatingIfNeeded: value >> 8),
      UInt8(truncatingIfNeeded: value))
  }
}
