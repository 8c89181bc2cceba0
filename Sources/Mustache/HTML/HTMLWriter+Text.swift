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
  /// Of a text that is longer than a page may have of it, the beginning, and how much is left out.
  /// Otherwise the rules are those of ``wholeText(_:)-(RawSpan)``.
  package mutating func text(_ text: RawSpan) {
    guard text.byteCount > textLimit else { return wholeText(text) }
    var end = textLimit
    // Not within a character: its later bytes are continuations, at most three.
    while end > textLimit - 4, end > 0,
      text.unsafeLoad(fromByteOffset: end, as: UInt8.self) & 0xC0 == 0x80
    {
      end -= 1
    }
    wholeText(text.extracting(0..<end))
    markup("… (")
    integer(text.byteCount - end)
    markup(" bytes more)")
  }

  /// Appends all of a text, however long: for the page that is its own.
  package mutating func wholeText(_ string: String) {
    wholeText(string.utf8.span.bytes)
  }

  /// Appends all of a text given as bytes of UTF-8 that nobody has checked.
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
  package mutating func wholeText(_ text: RawSpan) {
    var kept = 0  // where the run starts that can be appended as it is
    var next = 0
    while !isFull {
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
