/// Text or bytes of a pickle: where its raw content lies in the input and how it is written.
package struct PickleText {
  /// The content as it is in the input, without opcode, length, quotes or line end.
  package let raw: UnsafeRawBufferPointer
  package let encoding: Encoding

  /// How the raw content becomes text.
  package enum Encoding: Sendable, Hashable {
    /// UTF-8 (with surrogates passed through, as CPython writes them).
    case utf8
    /// Python 2 `str`: UTF-8 if it is valid, else Latin-1.
    case python2
    /// Python 2 `str` as a literal with backslash escapes (protocol 0).
    case python2Escaped
    /// raw-unicode-escape: Latin-1 with `\uXXXX` (protocol 0).
    case unicodeEscaped
    case bytes
  }

  /// Whether the raw content is the text as it is.
  package var isPlain: Bool {
    switch encoding {
    case .utf8: true
    case .python2, .bytes: isASCII(raw)
    case .python2Escaped, .unicodeEscaped: isASCII(raw) && !raw.contains(0x5C)
    }
  }

  /// The text, repaired where it is not valid.
  package var string: String {
    String(decoding: utf8, as: UTF8.self)
  }

  /// The text as UTF-8 bytes; what was invalid in UTF-8 input stays so.
  package var utf8: [UInt8] {
    switch encoding {
    case .utf8: Array(raw)
    case .python2, .bytes: decodePython2(raw)
    case .python2Escaped: unescapeLiteral(raw).withUnsafeBytes(decodePython2)
    case .unicodeEscaped: unescapeUnicode(raw)
    }
  }
}

func isASCII(_ bytes: UnsafeRawBufferPointer) -> Bool {
  bytes.allSatisfy { $0 < 0x80 }
}
