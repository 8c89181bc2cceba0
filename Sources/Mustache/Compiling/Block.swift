/// The compiled form of a template, or of a section's body, for contexts of one type.
struct Block<Context: TemplateContext>: Sendable {
  private let program: Program<Context>
  private let literals: [UInt8]
  /// How many of the enclosing contexts the block refers to, counted from the nearest.
  let reach: Int

  /// Resolves every name in `body` and lays out the steps.
  ///
  /// - Throws: ``TemplateError/Code/unknownKey`` or ``TemplateError/Code/kindMismatch``.
  init(compiling body: SectionBody) throws(TemplateError) {
    var compiler = BlockCompiler<Context>(body)
    try compiler.compile(body.nodes)
    program = compiler.program
    reach = compiler.reach
    literals = body.literals
  }

  /// Appends the block for each of the contexts.
  ///
  /// Closures are reached through spans, which lend them instead of copying them: counting
  /// references would cost as much as the rendering, above all with two threads at one template.
  func render(
    _ contexts: some Collection<Context>, in enclosing: EnclosingContexts,
    into writer: inout HTMLWriter
  ) {
    let text = literals.span.bytes
    let steps = program.steps.span
    let writes = program.own.writes.span
    let tests = program.own.tests.span
    let sections = program.own.sections.span
    let outerWrites = program.outer.writes.span
    let outerTests = program.outer.tests.span
    let outerSections = program.outer.sections.span
    for context in contexts {
      var next = 0
      while next < steps.count {
        let step = steps[next]
        next += 1
        switch step {
        case .literal(let range): writer.markup(text.extracting(range))
        case .write(let index): writes[index](context, &writer)
        case .outerWrite(let index): outerWrites[index](enclosing, &writer)
        case .skip(let index, let unwanted, let to):
          if tests[index](context) == unwanted { next = to }
        case .outerSkip(let index, let unwanted, let to):
          if outerTests[index](enclosing) == unwanted { next = to }
        case .enter(let index):
          let section = sections[index]
          section.render(context, inside(section.reach, context, enclosing), &writer)
        case .outerEnter(let index):
          let section = outerSections[index]
          section.render(enclosing, inside(section.reach, context, enclosing), &writer)
        }
      }
    }
  }

  /// The stack for a section inside this block; most sections refer to nothing outside, and then
  /// it need not be built.
  private func inside(
    _ reach: Int, _ context: Context, _ enclosing: EnclosingContexts
  ) -> EnclosingContexts {
    reach > 0 ? enclosing.adding(context) : EnclosingContexts()
  }
}
