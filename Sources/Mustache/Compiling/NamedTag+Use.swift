/// What a section does with its key.
enum SectionUse<Context> {
  /// Render the body for the contexts that the key holds.
  case contexts(Access<Context>.Enter)
  /// Render the body in the same context, or not.
  case condition(Access<Context>.Test)
}

extension NamedTag {
  /// How the value is written, if `{{…}}` or `{{{…}}}` is the tag for its kind.
  ///
  /// - Throws: ``TemplateError/Code/kindMismatch``.
  func write<Context>(
    _ access: Access<Context>
  ) throws(TemplateError) -> Access<Context>.Write {
    switch (access, kind) {
    case (.text(let write), .variable), (.optionalText(let write, _), .variable),
      (.markup(let write), .unescaped):
      return write
    case (.text, _), (.optionalText, _):
      throw mismatch(access, "which is always escaped; write {{\(name)}}")
    case (.markup, _): throw mismatch(access, "which is not escaped; write {{{\(name)}}}")
    case (.flag, _), (.list, _), (.object, _):
      throw mismatch(access, "not text; write {{#\(name)}}…{{/\(name)}}")
    }
  }

  /// What the section does, if the value can be one.
  ///
  /// - Throws: ``TemplateError/Code/kindMismatch``.
  func section<Context>(
    _ access: Access<Context>
  ) throws(TemplateError) -> SectionUse<Context> {
    switch access {
    case .flag(let test), .optionalText(_, let test): return .condition(test)
    case .list(let test, let enter), .object(let test, let enter, _):
      return kind == .inverted ? .condition(test) : .contexts(enter)
    case .text: throw mismatch(access, "not a section; write {{\(name)}}")
    case .markup: throw mismatch(access, "not a section; write {{{\(name)}}}")
    }
  }

  private func mismatch<Context>(_ access: Access<Context>, _ advice: String) -> TemplateError {
    TemplateError(
      .kindMismatch, at: location, "\(name.quoted) is \(access.kind), \(advice)")
  }
}
