/// The body of a section in a template, and what is around it.
struct SectionBody {
  let nodes: [Node]
  /// The name of the section, or nil for a whole page.
  let name: String?
  /// The contexts around the body's own.
  let scope: Scope
  /// The buffer that literals are ranges of.
  let literals: [UInt8]
}

/// A compiled section, entered from a `Context` that holds the section's own contexts.
struct Section<Context>: Sendable {
  /// How many of the contexts around its body it refers to: 0 for none, 1 for the nearest.
  let reach: Int
  /// Renders the body for each of its contexts; the second argument is the stack around them.
  let render: @Sendable (Context, EnclosingContexts, inout HTMLWriter) -> Void
}
