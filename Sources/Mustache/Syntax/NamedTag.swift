/// A tag that asks a context for something.
struct NamedTag {
  enum Kind {
    /// `{{name}}`
    case variable
    /// `{{{name}}}` or `{{&name}}`
    case unescaped
    /// `{{#name}}`
    case section
    /// `{{^name}}`
    case inverted
  }

  let kind: Kind
  /// The key: names with dots between them, or a dot alone.
  let name: String
  let location: Location
}
