import VisibleText

extension HTMLWriter {
  /// Appends text, escaped for element content and double-quoted attribute values alike.
  ///
  /// The rules are those of ``text(_:)-(RawSpan)``.
  package mutating func text(_ string: String) {
    text(string.utf8.span.bytes)
  }

  /// Appends text given as bytes of UTF-8 that nobody has checked.
  ///
  /// - `& < > " '` become character references (HTML, section "Character references").
  /// - Each ill-formed sequence becomes one U+FFFD per maximal subpart (The Unicode Standard,
  ///   section 3.9), as a browser would decode it; surrogates are ill-formed.
  /// - Scalars that hide, reorder or break text become what Python's `repr` would write for them,
  ///   such as `\x00` or `\u202e` (`VisibleEscape`).
  /// - Everything else, line feed and tab included, is kept.
  ///
  /// Bytes are read one by one and never as grapheme clusters: a combining mark after `<`
  /// does not make it another character here.
  package mutating func text(_ text: RawSpan) {
    var kept = 0  // where the run starts that can be appended as it is
    var next = 0
    while true {
      next = PlainRun.end(in: text, from: next)
      guard next < text.byteCount else { break }
      let byte = text.unsafeLoad(fromByteOffset: next, as: UInt8.self)
      if byte < 0x80 {
        markup(text.extracting(kept..<next))
        special(byte)
        next += 1
      } else {
        let decoded = DecodedScalar(in: text, at: next)
        let escape = decoded.scalar.flatMap { VisibleEscape($0) }
        guard decoded.scalar == nil || escape != nil else {
          next += decoded.length
          continue
        }
        markup(text.extracting(kept..<next))
        if let escape { visible(escape) } else { markup("\u{FFFD}") }
        next += decoded.length
      }
      kept = next
    }
    markup(text.extracting(kept..<next))
  }

  /// Appends the replacement of an ASCII byte that must be escaped.
  private mutating func special(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "&"): markup("&amp;")
    case UInt8(ascii: "<"): markup("&lt;")
    case UInt8(ascii: ">"): markup("&gt;")
    case UInt8(ascii: "\""): markup("&quot;")
    case UInt8(ascii: "'"): markup("&#39;")
    default: if let escape = VisibleEscape(UInt32(byte)) { visible(escape) }
    }
  }

  /// Appends an escape; all of its characters are harmless in HTML.
  private mutating func visible(_ escape: VisibleEscape) {
    formatted { escape.append(to: &$0) }
  }
}
