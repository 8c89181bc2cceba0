extension Access {
  /// The same value seen from a context one step away; it is missing if the step leads
  /// nowhere.
  ///
  /// Dotted names step from a context into its objects; keys of outer contexts step from the
  /// stack of enclosing contexts into one of them.
  func through<Start>(_ step: @escaping @Sendable (Start) -> Context?) -> Access<Start> {
    switch self {
    case .text(let write): .text(Self.write(write, step))
    case .optionalText(let write, let isPresent):
      .optionalText(Self.write(write, step), isPresent: Self.test(isPresent, step))
    case .markup(let write): .markup(Self.write(write, step))
    case .flag(let test): .flag(Self.test(test, step))
    case .list(let isFilled, let enter):
      .list(isFilled: Self.test(isFilled, step), Self.enter(enter, step))
    case .object(let isPresent, let enter, let members):
      .object(isPresent: Self.test(isPresent, step), Self.enter(enter, step)) {
        members().map { Member(name: $0.name, access: $0.access.through(step)) }
      }
    }
  }

  private static func write<Start>(
    _ write: @escaping Write, _ step: @escaping @Sendable (Start) -> Context?
  ) -> Access<Start>.Write {
    { start, writer in
      if let context = step(start) { write(context, &writer) }
    }
  }

  private static func test<Start>(
    _ test: @escaping Test, _ step: @escaping @Sendable (Start) -> Context?
  ) -> Access<Start>.Test {
    { start in step(start).map(test) ?? false }
  }

  private static func enter<Start>(
    _ enter: @escaping Enter, _ step: @escaping @Sendable (Start) -> Context?
  ) -> Access<Start>.Enter {
    { body throws(TemplateError) in
      let section = try enter(body)
      return Section(reach: section.reach) { start, enclosing, writer in
        if let context = step(start) { section.render(context, enclosing, &writer) }
      }
    }
  }
}
