/// The contexts around a block while it is rendered; the block's own context is not among them.
struct EnclosingContexts {
  /// Outermost first. Contexts that nothing inside refers to may be missing at the front.
  private var contexts: [AnyContext] = []

  /// The stack for a block inside a block that is rendered for `context`.
  func adding<Context: TemplateContext>(_ context: Context) -> EnclosingContexts {
    var more = self
    more.contexts.append(TypedContext(context))
    return more
  }

  /// The context `distance` steps out, 1 being the nearest, if it is of the type expected.
  ///
  /// Types and distances are fixed when a template is compiled, so it always is.
  func context<Context>(at distance: Int, as type: Context.Type) -> Context? {
    (contexts[contexts.count - distance] as? TypedContext<Context>)?.context
  }
}

/// A context whose type is found out by a cast between classes, which takes a tenth of the time
/// that a cast from an existential takes.
private class AnyContext {}

private final class TypedContext<Context>: AnyContext {
  let context: Context

  init(_ context: Context) {
    self.context = context
  }
}
