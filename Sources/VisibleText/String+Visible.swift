extension String {
  /// The text on one line, with a ``VisibleEscape`` in the place of every scalar that has one.
  package var visible: String {
    let isPlain = unicodeScalars.allSatisfy { VisibleEscape($0.value) == nil }
    if isPlain { return self }
    var bytes: [UInt8] = []
    for scalar in unicodeScalars { bytes.appendVisible(scalar, VisibleEscape(scalar.value)) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether there is nothing to see in the text: it is empty, white space, or selectors of variants
  /// without the character that they belong to.
  package var showsNothing: Bool {
    unicodeScalars.allSatisfy { scalar in
      scalar.properties.isWhitespace
        || (scalar.properties.isDefaultIgnorableCodePoint && VisibleEscape(scalar.value) == nil)
    }
  }

  /// The beginning of the text on one line, with escapes as in ``visible``.
  ///
  /// - Parameter count: the number of characters that are shown, each of four scalars on average at
  ///   most.
  package func visible(atMost count: Int) -> String {
    String(String.UnicodeScalarView(prefix(count).unicodeScalars.prefix(4 * count))).visible
  }
}
