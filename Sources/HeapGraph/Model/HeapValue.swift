/// The value of a plain text, of bytes or of a number, as far as the file has it.
package struct HeapValue: Sendable, Hashable {
  /// What it is.
  package enum Kind: UInt32, Sendable {
    case text = 1
    case bytes = 2
    case number = 3
  }

  /// What it is.
  package let kind: Kind
  /// The beginning of it: characters, bytes as Latin-1, or the digits.
  package let beginning: String
  /// Length of the whole, in characters or bytes.
  package let length: Int

  /// Whether the beginning is not the whole.
  package var isCut: Bool { beginning.unicodeScalars.count < length }

  /// As Python would write it: `"users"`, `b"…"`, `3`.
  package var literal: String {
    switch kind {
    case .number: beginning
    case .text: "\"\(Self.escaped(beginning))\(isCut ? "…" : "")\""
    case .bytes: "b\"\(Self.escaped(beginning))\(isCut ? "…" : "")\""
    }
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
