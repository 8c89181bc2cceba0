/// A template checked and compiled for contexts of one type; it renders any number of them, from
/// any number of threads at a time.
package struct Template<Root: TemplateContext>: Sendable {
  private let block: Block<Root>

  /// Compiles a parsed template.
  ///
  /// - Throws: ``TemplateError/Code/unknownKey`` or ``TemplateError/Code/kindMismatch``.
  init(_ tree: SyntaxTree) throws(TemplateError) {
    let body = SectionBody(nodes: tree.nodes, name: nil, scope: Scope(), literals: tree.literals)
    block = try Block(compiling: body)
  }

  /// Appends the page for `root` to `writer`. Rendering cannot fail: everything that could be
  /// wrong was found when the template was compiled.
  package func render(_ root: Root, into writer: inout HTMLWriter) {
    block.render(root, EnclosingContexts(), &writer)
  }
}

extension TemplateLibrary {
  /// Compiles a template, with all the partials it includes, for contexts of type `Root`.
  ///
  /// - Throws: a ``TemplateError`` when there is no such template, when its syntax is wrong, or
  ///   when it uses anything that its contexts do not offer.
  package func template<Root: TemplateContext>(
    _ name: String, for root: Root.Type
  ) throws(TemplateError) -> Template<Root> {
    try Template(try Parser.parse(name, in: self))
  }
}
