extension Field {
  /// Text: `{{name}}` writes it escaped.
  package static func text(
    _ name: String, _ value: @escaping @Sendable (Context) -> String
  ) -> Field {
    Field(name, .text { context, writer in writer.text(value(context)) })
  }

  /// Text of which all is written, however long: the page is its own, or it is not of the input.
  package static func wholeText(
    _ name: String, _ value: @escaping @Sendable (Context) -> String
  ) -> Field {
    Field(name, .text { context, writer in writer.wholeText(value(context)) })
  }

  /// Text that writes itself, for text that is not a `String`. `write` must use the writer's
  /// `text` and `integer` methods only, which escape; the templates count on it.
  package static func text(
    _ name: String, write: @escaping @Sendable (Context, inout HTMLWriter) -> Void
  ) -> Field {
    Field(name, .text(write))
  }

  /// A whole number: `{{name}}` writes it in plain decimal digits.
  package static func integer(
    _ name: String, _ value: @escaping @Sendable (Context) -> Int
  ) -> Field {
    Field(name, .text { context, writer in writer.integer(value(context)) })
  }

  /// Text that may be missing: `{{name}}` writes it escaped, or nothing. `{{#name}}…{{/name}}`
  /// is rendered once, in the context around it, if there is text, even empty text.
  package static func optionalText(
    _ name: String, _ value: @escaping @Sendable (Context) -> String?
  ) -> Field {
    let write: Access<Context>.Write = { context, writer in
      if let text = value(context) { writer.text(text) }
    }
    return Field(name, .optionalText(write, isPresent: { value($0) != nil }))
  }

  /// The same for text that writes itself, if `isPresent` says so; see ``text(_:write:)``.
  package static func optionalText(
    _ name: String, isPresent: @escaping @Sendable (Context) -> Bool,
    write: @escaping @Sendable (Context, inout HTMLWriter) -> Void
  ) -> Field {
    let writeIfPresent: Access<Context>.Write = { context, writer in
      if isPresent(context) { write(context, &writer) }
    }
    return Field(name, .optionalText(writeIfPresent, isPresent: isPresent))
  }

  /// Our own markup: `{{{name}}}` or `{{&name}}` runs `write`, which may use all of the
  /// writer's methods and must pass what comes from a dump to its `text` methods.
  package static func markup(
    _ name: String, _ write: @escaping @Sendable (Context, inout HTMLWriter) -> Void
  ) -> Field {
    Field(name, .markup(write))
  }

  /// A condition: `{{#name}}…{{/name}}` is rendered if it is true, `{{^name}}…{{/name}}` if not,
  /// both in the context around them.
  package static func flag(
    _ name: String, _ value: @escaping @Sendable (Context) -> Bool
  ) -> Field {
    Field(name, .flag(value))
  }
}
