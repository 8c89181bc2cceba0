/// Finds the tags of one template, one after the other; the delimiters may change on the way.
struct TagReader {
  private let source: SourceText
  private var delimiters = Delimiters()
  /// Where the search for the next tag starts.
  private var position = 0

  init(_ source: SourceText) {
    self.source = source
  }

  /// The next tag, or nil if only text is left.
  ///
  /// - Throws: ``TemplateError/Code/unclosedTag``, ``TemplateError/Code/badName``,
  ///   ``TemplateError/Code/badDelimiters`` or ``TemplateError/Code/unsupportedTag``.
  mutating func next() throws(TemplateError) -> Tag? {
    guard let start = source.find(delimiters.open, from: position) else { return nil }
    var content = skipSpace(from: start + delimiters.open.count)
    let (kind, sigil, closing) = try shape(at: content, start: start)
    content += sigil.count
    guard let end = source.find(closing + delimiters.close, from: content) else {
      throw unclosed(sigil, by: closing, at: start)
    }
    position = end + closing.count + delimiters.close.count
    var name = ""
    switch kind {
    case .comment: break
    case .delimiters: try setDelimiters(source.string(content..<end), at: start)
    case .named, .close, .partial:
      // A name that runs into another tag belongs to a tag that was not closed.
      if source.find(delimiters.open, from: content, to: end) != nil {
        throw unclosed(sigil, by: closing, at: start)
      }
      name = trimmed(content..<end)
      try check(name, of: kind, at: start)
    }
    return Tag(kind: kind, name: name, range: start..<position)
  }

  /// What the character after the opening delimiter means: the kind of tag, the bytes of its mark,
  /// and what must come before the closing delimiter.
  private func shape(at offset: Int, start: Int) throws(TemplateError) -> (
    kind: Tag.Kind, sigil: [UInt8], closing: [UInt8]
  ) {
    guard offset < source.bytes.count else { return (.named(.variable), [], []) }
    let byte = source.bytes[offset]
    switch byte {
    case UInt8(ascii: "{"): return (.named(.unescaped), [byte], [UInt8(ascii: "}")])
    case UInt8(ascii: "&"): return (.named(.unescaped), [byte], [])
    case UInt8(ascii: "#"): return (.named(.section), [byte], [])
    case UInt8(ascii: "^"): return (.named(.inverted), [byte], [])
    case UInt8(ascii: "/"): return (.close, [byte], [])
    case UInt8(ascii: ">"): return (.partial, [byte], [])
    case UInt8(ascii: "!"): return (.comment, [byte], [])
    case UInt8(ascii: "="): return (.delimiters, [byte], [byte])
    case UInt8(ascii: "<"), UInt8(ascii: "$"):
      throw TemplateError(
        .unsupportedTag, at: source.location(at: start),
        "template inheritance is not supported; include a partial with {{>name}}")
    default: return (.named(.variable), [], [])
    }
  }

  private mutating func setDelimiters(_ text: String, at start: Int) throws(TemplateError) {
    guard let delimiters = Delimiters(setBy: text) else {
      throw TemplateError(
        .badDelimiters, at: source.location(at: start),
        "\(text.quoted) sets no delimiters; write two words without an equals sign, "
          + "such as {{=<% %>=}}")
    }
    self.delimiters = delimiters
  }

  private func check(_ name: String, of kind: Tag.Kind, at start: Int) throws(TemplateError) {
    if name.isEmpty {
      throw TemplateError(.badName, at: source.location(at: start), "the tag has no name")
    }
    if name.utf8.contains(where: { $0 <= UInt8(ascii: " ") || $0 == 0x7F }) {
      throw TemplateError(
        .badName, at: source.location(at: start),
        "a name is one word; found \(name.quoted)")
    }
    // Names of partials are names of files, which may contain dots.
    if case .partial = kind { return }
    if name != ".", hasEmptyPart(name) {
      throw TemplateError(
        .badName, at: source.location(at: start),
        "\(name.quoted) has an empty part; write \"a.b\", or \".\" alone")
    }
  }

  private func hasEmptyPart(_ name: String) -> Bool {
    var before = UInt8(ascii: ".")
    for byte in name.utf8 {
      if byte == UInt8(ascii: "."), before == byte { return true }
      before = byte
    }
    return before == UInt8(ascii: ".")
  }

  private func unclosed(_ sigil: [UInt8], by closing: [UInt8], at start: Int) -> TemplateError {
    let open = String(decoding: delimiters.open + sigil, as: UTF8.self)
    let close = String(decoding: closing + delimiters.close, as: UTF8.self)
    return TemplateError(
      .unclosedTag, at: source.location(at: start),
      "\(open.quoted) is not closed; \(close.quoted) is missing")
  }

  private func skipSpace(from start: Int) -> Int {
    source.bytes[start...].firstIndex { !$0.isTemplateSpace } ?? source.bytes.count
  }

  private func trimmed(_ range: Range<Int>) -> String {
    let start = skipSpace(from: range.lowerBound)
    guard start < range.upperBound else { return "" }
    let last = source.bytes[start..<range.upperBound].lastIndex { !$0.isTemplateSpace }
    return source.string(start..<(last ?? start) + 1)
  }
}
