extension Field {
  /// A list: `{{#name}}…{{/name}}` is rendered for each element, with the element's fields;
  /// `{{^name}}…{{/name}}` once if there is none. `elements` is called once for each section.
  package static func list<Elements: Collection & SendableMetatype>(
    _ name: String, _ elements: @escaping @Sendable (Context) -> Elements
  ) -> Field where Elements.Element: TemplateContext {
    let enter: Access<Context>.Enter = { body throws(TemplateError) in
      let block = try Block<Elements.Element>(compiling: body)
      let render = block.render
      return Section(reach: block.reach) { context, enclosing, writer in
        let elements = elements(context)
        // Elements are rendered where they are: a copy of each would count its references.
        let isDone: Void? = elements.withContiguousStorageIfAvailable { elements in
          for place in elements.indices where !writer.isFull {
            render(elements[place], enclosing, &writer)
          }
        }
        guard isDone == nil else { return }
        for element in elements where !writer.isFull { render(element, enclosing, &writer) }
      }
    }
    return Field(name, .list(isFilled: { !elements($0).isEmpty }, enter))
  }

  /// A list of plain strings: as ``list(_:_:)``, with `{{.}}` for the string, escaped
  /// (Mustache, "implicit iterators").
  package static func strings(
    _ name: String, _ strings: @escaping @Sendable (Context) -> [String]
  ) -> Field {
    list(name) { strings($0).lazy.map(PlainString.init) }
  }

  /// An object: `{{#name}}…{{/name}}` is rendered once, with the object's fields, when there is
  /// one, and `{{^name}}…{{/name}}` when there is none. `{{name.key}}` writes a field of the
  /// object, or nothing when there is none.
  package static func object<Child: TemplateContext>(
    _ name: String, _ child: @escaping @Sendable (Context) -> Child?
  ) -> Field {
    let enter: Access<Context>.Enter = { body throws(TemplateError) in
      let block = try Block<Child>(compiling: body)
      return Section(reach: block.reach) { context, enclosing, writer in
        guard let child = child(context) else { return }
        block.render(child, enclosing, &writer)
      }
    }
    return Field(
      name,
      .object(isPresent: { child($0) != nil }, enter) {
        Child.fields.map { Member(name: $0.name, access: $0.access.through(child)) }
      })
  }
}

/// An element of a list of strings; `.` is its only key.
private struct PlainString: TemplateContext {
  let string: String

  static var fields: [Field<Self>] { [.text(".", \.string)] }
}
