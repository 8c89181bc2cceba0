import Mustache

/// A page with all classes by name: the index has them by size.
struct ClassListPage: TemplateContext {
  let frame: PageFrame
  let scope: String
  let rows: [RegisteredRow]
  let previous: Link?
  let next: Link?

  static let fields: [Field<ClassListPage>] =
    PageFrame.fields { $0.frame } + [
      .text("listScope") { $0.scope },
      .list("registeredRows") { $0.rows },
      .object("previous") { $0.previous },
      .object("next") { $0.next },
    ]
}
