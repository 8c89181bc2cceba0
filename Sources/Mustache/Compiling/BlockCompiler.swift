/// Lays out the steps of one block.
struct BlockCompiler<Context: TemplateContext> {
  typealias Step = Program<Context>.Step

  private let body: SectionBody
  private let resolver: NameResolver<Context>
  private(set) var program = Program<Context>()
  private(set) var reach = 0

  init(_ body: SectionBody) {
    self.body = body
    resolver = NameResolver(scope: body.scope)
  }

  mutating func compile(_ nodes: [Node]) throws(TemplateError) {
    for node in nodes {
      switch node {
      case .literal(let range): program.steps.append(.literal(range))
      case .variable(let tag): try compile(tag)
      case .section(let tag, let nodes): try compile(tag, nodes)
      }
    }
  }

  private mutating func compile(_ tag: NamedTag) throws(TemplateError) {
    switch try resolver.resolve(tag) {
    case .own(let access):
      program.steps.append(.write(program.own.writes.adding(try tag.write(access))))
    case .outer(let access, let distance):
      reach = max(reach, distance)
      program.steps.append(.outerWrite(program.outer.writes.adding(try tag.write(access))))
    }
  }

  private mutating func compile(_ tag: NamedTag, _ nodes: [Node]) throws(TemplateError) {
    let inverted = tag.kind == .inverted
    switch try resolver.resolve(tag) {
    case .own(let access):
      switch try tag.section(access) {
      case .contexts(let enter):
        program.steps.append(.enter(program.own.sections.adding(try compile(tag, nodes, enter))))
      case .condition(let test):
        let index = program.own.tests.adding(test)
        try conditional(nodes) { .skip(index, when: inverted, to: $0) }
      }
    case .outer(let access, let distance):
      reach = max(reach, distance)
      switch try tag.section(access) {
      case .contexts(let enter):
        let index = program.outer.sections.adding(try compile(tag, nodes, enter))
        program.steps.append(.outerEnter(index))
      case .condition(let test):
        let index = program.outer.tests.adding(test)
        try conditional(nodes) { .outerSkip(index, when: inverted, to: $0) }
      }
    }
  }

  /// Compiles the body of a section with contexts of its own.
  private mutating func compile<Start>(
    _ tag: NamedTag, _ nodes: [Node], _ enter: Access<Start>.Enter
  ) throws(TemplateError) -> Section<Start> {
    let scope = body.scope.adding(Context.self, section: body.name)
    let section = try enter(
      SectionBody(nodes: nodes, name: tag.name, scope: scope, literals: body.literals))
    reach = max(reach, section.reach - 1)
    return section
  }

  /// Compiles the body of a section that stays in this context, after a step that may skip it.
  private mutating func conditional(
    _ nodes: [Node], skip: (_ end: Int) -> Step
  ) throws(TemplateError) {
    let start = program.steps.adding(skip(0))
    try compile(nodes)
    // Where the body ends is known only now.
    program.steps[start] = skip(program.steps.count)
  }
}
