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
