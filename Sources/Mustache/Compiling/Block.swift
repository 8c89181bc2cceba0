/// The compiled form of a template, or of a section's body, for contexts of one type.
///
/// It is one closure made of smaller ones. A closure lends what it captures to the code it runs,
/// so that rendering changes only the reference counts of the values it writes; a table of
/// steps would count twice for each step, and two threads at one template would wait for each
/// other.
struct Block<Context: TemplateContext>: Sendable {
  /// Appends something, given the block's context and the contexts around it.
  typealias Step = @Sendable (Context, EnclosingContexts, inout HTMLWriter) -> Void

  /// How many of the enclosing contexts the block refers to, counted from the nearest.
  let reach: Int
  /// Appends the block for one context.
  let render: Step

  /// A step in a list of steps. A bare closure there would be called through two more functions,
  /// because a list keeps closures in the form that suits any type.
  struct Part: Sendable {
    let run: Step
  }

  /// One step made of many, nested no deeper than the logarithm of their number.
  static func sequence(_ steps: ArraySlice<Part>) -> Step {
    guard let first = steps.first else { return { _, _, _ in } }
    guard steps.count > 1 else { return first.run }
    let middle = steps.startIndex + steps.count / 2
    let left = sequence(steps[..<middle])
    let right = sequence(steps[middle...])
    return { context, enclosing, writer in
      left(context, enclosing, &writer)
      right(context, enclosing, &writer)
    }
  }
}
