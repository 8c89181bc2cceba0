/// A piece of a parsed template. Partials are already part of the tree; comments are removed.
enum Node {
  /// Bytes of the literal buffer, written unchanged.
  case literal(Range<Int>)
  /// The place of a value.
  case variable(NamedTag)
  /// A section with its contents.
  case section(NamedTag, [Node])
}

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

/// A template with its partials, ready to be compiled against a context.
struct SyntaxTree {
  let nodes: [Node]
  /// The text between the tags, of all files together; literals are ranges of it.
  let literals: [UInt8]
}
