/// A template with its partials, ready to be compiled against a context.
struct SyntaxTree {
  let nodes: [Node]
  /// The text between the tags, of all files together; literals are ranges of it.
  let literals: [UInt8]
}
