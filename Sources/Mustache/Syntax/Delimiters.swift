/// What opens and closes a tag: `{{` and `}}` until a template sets others.
struct Delimiters {
  var open = Array("{{".utf8)
  var close = Array("}}".utf8)

  /// The usual pair.
  init() {}

  /// The pair between `{{=` and `=}}`, or nil unless there are exactly two words
  /// without an equals sign (mustache(5), "Set Delimiter").
  init?(setBy text: String) {
    let words = text.utf8.split(whereSeparator: \.isTemplateSpace)
    guard words.count == 2, !text.utf8.contains(UInt8(ascii: "=")) else { return nil }
    open = Array(words[0])
    close = Array(words[1])
  }
}

extension UInt8 {
  /// White space that is allowed around names: space, tab and line ends.
  var isTemplateSpace: Bool {
    self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || isLineEnd
  }

  /// A line feed or a carriage return.
  var isLineEnd: Bool {
    self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r")
  }
}
