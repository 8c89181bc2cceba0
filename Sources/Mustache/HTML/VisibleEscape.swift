/// The ASCII form of a scalar that would hide, reorder or break the text around it.
///
/// These are C0 controls except line feed and tab, DEL, C1 controls, the byte order mark, the
/// noncharacters, the bidirectional controls (UAX #9, table 3, with U+061C) and the separators
/// U+2028 and U+2029. The forms are Python's: `\r`, `\x1b`, `\u202e`, `\U0001fffe`.
struct VisibleEscape {
  private let value: UInt32

  /// The escape of a scalar beyond ASCII, or nil if it needs none.
  init?(_ scalar: UInt32) {
    switch scalar {
    case 0x80...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF,
      0xFDD0...0xFDEF:
      value = scalar
    case _ where scalar & 0xFFFE == 0xFFFE: value = scalar
    default: return nil
    }
  }

  /// The escape of an ASCII control.
  init(control: UInt8) {
    value = UInt32(control)
  }

  /// Appends the escape; all of its characters are harmless in HTML.
  func write(into writer: inout HTMLWriter) {
    switch value {
    case 0x0D: writer.markup(#"\r"#)
    case ...0xFF: write(#"\x"#, digits: 2, into: &writer)
    case ...0xFFFF: write(#"\u"#, digits: 4, into: &writer)
    default: write(#"\U"#, digits: 8, into: &writer)
    }
  }

  private func write(_ start: StaticString, digits: Int, into writer: inout HTMLWriter) {
    writer.markup(start)
    for place in (0..<digits).reversed() {
      let digit = UInt8(truncatingIfNeeded: value >> (4 * UInt32(place)) & 0xF)
      let hexadecimal = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
      writer.markup(CollectionOfOne(hexadecimal).span.bytes)
    }
  }
}
