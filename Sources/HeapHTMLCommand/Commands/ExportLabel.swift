import ArgumentParser

/// A column that a user adds to a table of dumps, `branch=main`: its name and the text in each row.
struct ExportLabel: ExpressibleByArgument, Sendable, Hashable {
  let name: String
  let text: String

  /// A name is one that databases take without quotes: letters of ASCII, digits and `_`.
  init?(argument: String) {
    guard let end = argument.firstIndex(of: "=") else { return nil }
    name = String(argument[..<end])
    text = String(argument[argument.index(after: end)...])
    guard let first = name.utf8.first, !Self.isDigit(first),
      name.utf8.allSatisfy({ Self.isLetter($0) || Self.isDigit($0) })
    else { return nil }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "_")
  }
}
