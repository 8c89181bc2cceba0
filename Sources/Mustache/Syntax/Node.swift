/// A piece of a parsed template. Partials are already part of the tree; comments are removed.
enum Node {
  /// Bytes of the literal buffer, written unchanged.
  case literal(Range<Int>)
  /// The place of a value.
  case variable(NamedTag)
  /// A section with its contents.
  case section(NamedTag, [Node])
}
