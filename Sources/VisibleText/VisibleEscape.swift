/// The ASCII form of a scalar that would hide, reorder or break the text around it.
///
/// The one table of the project. A text from outside (of a dump, a template, a file name) is shown
/// with these forms in their place: on pages, in charts, on the console, in exports and in errors.
/// The forms are Python's: `\n`, `\x1b`, `\u202e`, `\U0001fffe`.
///
/// Public, so that the pages' inner loop can inline the question.
public struct VisibleEscape: Sendable {
  @usableFromInline
  let value: UInt32

  /// The escape of a scalar, or nil when it may stay as it is.
  ///
  /// Line feed and tab have one too: who keeps them does not ask.
  @inlinable
  public init?(_ scalar: UInt32) {
    // Nearly all text is here, and none of it has an escape.
    if 0x20...0x7E ~= scalar || 0xAE...0x34E ~= scalar || 0x350...0x5FF ~= scalar
      || 0x3165...0xD7FF ~= scalar
    {
      return nil
    }
    guard Self.isHidden(scalar) || Self.isBlank(scalar) || Self.isNoncharacter(scalar) else {
      return nil
    }
    value = scalar
  }

  /// The controls, the format characters, the line and paragraph separators and the characters of
  /// private use: categories Cc, Cf, Zl, Zp and Co of Unicode 16.
  @usableFromInline
  static func isHidden(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0...0x1F, 0x7F...0x9F,
      0xAD, 0x600...0x605, 0x61C, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x180E, 0x200B...0x200F,
      0x2028...0x202E, 0x2060...0x2064, 0x2066...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
      0x110BD, 0x110CD, 0x13430...0x1343F, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A,
      0xE0001, 0xE0020...0xE007F,
      0xE000...0xF8FF, 0xF_0000...0xF_FFFD, 0x10_0000...0x10_FFFD:
      true
    default: false
    }
  }

  /// What shows nothing although it is a letter, a mark or a symbol: fillers, the joiner that joins
  /// nothing, and the empty pattern of Braille. A name of these alone would be a link without a word,
  /// and one within a name makes it look like another. Selectors of variants stay: they are a part of
  /// the character before them, of many emoji as well.
  @usableFromInline
  static func isBlank(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x34F, 0x115F...0x1160, 0x17B4...0x17B5, 0x2800, 0x3164, 0xFFA0: true
    default: false
    }
  }

  /// The code points that will never be characters.
  @usableFromInline
  static func isNoncharacter(_ scalar: UInt32) -> Bool {
    scalar & 0xFFFE == 0xFFFE || 0xFDD0...0xFDEF ~= scalar
  }

  /// Appends the escape: a backslash, a letter and digits, harmless in HTML, CSV and on a terminal.
  package func append(to bytes: inout [UInt8]) {
    switch value {
    case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
    case 0x0A: bytes.append(contentsOf: #"\n"#.utf8)
    case 0x0D: bytes.append(contentsOf: #"\r"#.utf8)
    case ...0xFF: append("x", digits: 2, to: &bytes)
    // A byte of a name that is not UTF-8, see System.
    case 0x10_FE80...0x10_FEFF: append("x", digits: 2, to: &bytes)
    case ...0xFFFF: append("u", digits: 4, to: &bytes)
    default: append("U", digits: 8, to: &bytes)
    }
  }

  private func append(_ kind: Unicode.Scalar, digits: Int, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\\"))
    bytes.append(UInt8(ascii: kind))
    for place in (0..<digits).reversed() {
      let digit = UInt8(truncatingIfNeeded: value >> (4 * UInt32(place)) & 0xF)
      bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
}
