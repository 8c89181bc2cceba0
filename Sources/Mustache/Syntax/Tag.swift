/// One tag of a template as it is in the source.
struct Tag {
  enum Kind {
    /// A tag that asks a context for something.
    case named(NamedTag.Kind)
    /// `{{/name}}`
    case close
    /// `{{>name}}`
    case partial
    /// `{{!anything}}`
    case comment
    /// `{{=<% %>=}}`
    case delimiters

    /// Whether a tag of this kind that is alone on a line removes the line.
    var mayStandAlone: Bool {
      switch self {
      case .named(.variable), .named(.unescaped): false
      case .named(.section), .named(.inverted), .close, .partial, .comment, .delimiters: true
      }
    }
  }

  let kind: Kind
  /// The name without the white space around it; empty for comments and delimiters.
  let name: String
  /// The bytes of the tag, delimiters included.
  let range: Range<Int>
}
