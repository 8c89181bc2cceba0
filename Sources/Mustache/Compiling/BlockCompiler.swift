/// Makes the steps of one block and finds how far they reach.
struct BlockCompiler<Context: TemplateContext> {
  typealias Step = Block<Context>.Step

  private let body: SectionBody
  private let resolver: NameResolver<Context>
  /// How many of the enclosing contexts the steps so far refer to, counted from the nearest.
  private(set) var reach = 0

  init(_ body: SectionBody) {
    self.body = body
    resolver = NameResolver(scope: body.scope)
  }

  mutating func compile(_ nodes: [Node]) throws(TemplateError) -> Step {
    var steps: [Block<Context>.Part] = []
    var text = 0..<0
    for node in nodes {
      switch node {
      case .literal(let range):
        if !text.isEmpty { steps.append(.init(run: literal(text))) }
        text = range
      case .variable(let tag):
        steps.append(.init(run: literal(text, then: try variable(tag))))
        text = 0..<0
      case .section(let tag, let nodes):
        steps.append(.init(run: literal(text, then: try section(tag, nodes))))
        text = 0..<0
      }
    }
    if !text.isEmpty { steps.append(.init(run: literal(text))) }
    return Block<Context>.sequence(steps[...])
  }

  private func literal(_ range: Range<Int>) -> Step {
    let literals = body.literals
    return { _, _, writer in writer.markup(literals.span.bytes.extracting(range)) }
  }

  /// Text and what follows it, as one step: most tags have text before them.
  private func literal(_ range: Range<Int>, then step: @escaping Step) -> Step {
    guard !range.isEmpty else { return step }
    let literals = body.literals
    return { context, enclosing, writer in
      writer.markup(literals.span.bytes.extracting(range))
      step(context, enclosing, &writer)
    }
  }

  private mutating func variable(_ tag: NamedTag) throws(TemplateError) -> Step {
    switch try resolver.resolve(tag) {
    case .own(let access):
      let write = try tag.write(access)
      return { context, _, writer in write(context, &writer) }
    case .outer(let access, let distance):
      reach = max(reach, distance)
      let write = try tag.write(access)
      return { _, enclosing, writer in write(enclosing, &writer) }
    }
  }

  private mutating func section(_ tag: NamedTag, _ nodes: [Node]) throws(TemplateError) -> Step {
    switch try resolver.resolve(tag) {
    case .own(let access):
      switch try tag.section(access) {
      case .condition(let test):
        return try conditional(tag, nodes) { context, _ in test(context) }
      case .contexts(let enter):
        let section = try enter(inner(tag, nodes))
        return nested(section.reach) { context, _, inner, writer in
          section.render(context, inner, &writer)
        }
      }
    case .outer(let access, let distance):
      reach = max(reach, distance)
      switch try tag.section(access) {
      case .condition(let test):
        return try conditional(tag, nodes) { _, enclosing in test(enclosing) }
      case .contexts(let enter):
        let section = try enter(inner(tag, nodes))
        return nested(section.reach) { _, enclosing, inner, writer in
          section.render(enclosing, inner, &writer)
        }
      }
    }
  }

  /// A section whose body stays in this block's context.
  private mutating func conditional(
    _ tag: NamedTag, _ nodes: [Node],
    _ test: @escaping @Sendable (Context, EnclosingContexts) -> Bool
  ) throws(TemplateError) -> Step {
    let step = try compile(nodes)
    let wanted = tag.kind == .section
    return { context, enclosing, writer in
      if test(context, enclosing) == wanted { step(context, enclosing, &writer) }
    }
  }

  /// The body of a section with its own contexts; this block's context is around them.
  private func inner(_ tag: NamedTag, _ nodes: [Node]) -> SectionBody {
    let fields = Context.fields
    let scope = body.scope.adding(fields.map(\.name), section: body.name) { name, distance in
      fields.first { $0.name == name }?.access
        .through { $0.context(at: distance, as: Context.self) }
    }
    return SectionBody(nodes: nodes, name: tag.name, scope: scope, literals: body.literals)
  }

  /// A section with its own contexts; `render` gets the stack around them as third argument.
  private mutating func nested(
    _ reach: Int,
    _ render:
      @escaping @Sendable (
        Context, EnclosingContexts, EnclosingContexts, inout HTMLWriter
      ) -> Void
  ) -> Step {
    self.reach = max(self.reach, reach - 1)
    // Most sections refer to nothing outside; then the stack need not be built.
    guard reach > 0 else {
      return { context, enclosing, writer in
        render(context, enclosing, EnclosingContexts(), &writer)
      }
    }
    return { context, enclosing, writer in
      render(context, enclosing, enclosing.adding(context), &writer)
    }
  }
}

extension Block {
  /// Resolves every name in `body`.
  ///
  /// - Throws: ``TemplateError/Code/unknownKey`` or ``TemplateError/Code/kindMismatch``.
  init(compiling body: SectionBody) throws(TemplateError) {
    var compiler = BlockCompiler<Context>(body)
    let render = try compiler.compile(body.nodes)
    self.init(reach: compiler.reach, render: render)
  }
}
