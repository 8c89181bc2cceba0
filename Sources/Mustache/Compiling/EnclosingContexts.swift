/// The contexts around a block while it is rendered; the block's own context is not among them.
struct EnclosingContexts {
  /// Outermost first. Contexts that nothing inside refers to may be missing at the front.
  private var contexts: [Any] = []

  /// The stack for a block inside a block that is rendered for `context`.
  func adding(_ context: Any) -> EnclosingContexts {
    var more = self
    more.contexts.append(context)
    return more
  }

  /// The context `distance` steps out, 1 being the nearest, if it is of the type expected.
  ///
  /// Types and distances are fixed when a template is compiled, so it always is.
  func context<Context>(at distance: Int, as type: Context.Type) -> Context? {
    contexts[contexts.count - distance] as? Context
  }
}
