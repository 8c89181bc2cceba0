import Mustache

/// A page with a field of every kind.
struct Page: TemplateContext {
  var title = "Heap"
  var count = 42
  var note: String?
  var peak = false
  var rows: [Row] = []
  var words: [String] = []
  var owner: Owner?

  static var fields: [Field<Self>] {
    [
      .text("title", \.title), .integer("count", \.count), .optionalText("note", \.note),
      .text("streamed") { page, writer in
        writer.text("<")
        writer.text(page.title)
      },
      .markup("chart") { page, writer in
        writer.markup("<b>")
        writer.text(page.title)
        writer.markup("</b>")
      },
      .flag("peak", \.peak), .list("rows", \.rows), .strings("words", \.words),
      .object("owner", \.owner),
    ]
  }
}

/// An element of the page's list, with a list of its own.
struct Row: TemplateContext {
  var name: String
  var odd = false
  var cells: [Cell] = []

  static var fields: [Field<Self>] {
    [.text("name", \.name), .flag("odd", \.odd), .list("cells", \.cells)]
  }
}

/// An element of a row's list. Its `name` hides the row's.
struct Cell: TemplateContext {
  var name: String

  static var fields: [Field<Self>] { [.text("name", \.name)] }
}

/// The page's object, which holds another one.
struct Owner: TemplateContext {
  var name: String
  var note: String?
  var active = false
  var home: Home?
  var cells: [Cell] = []

  static var fields: [Field<Self>] {
    [
      .text("name", \.name), .optionalText("note", \.note), .flag("active", \.active),
      .object("home", \.home), .list("cells", \.cells),
      .markup("badge") { owner, writer in
        writer.markup("<i>")
        writer.text(owner.name)
        writer.markup("</i>")
      },
    ]
  }
}

/// The innermost object.
struct Home: TemplateContext {
  var city: String

  static var fields: [Field<Self>] { [.text("city", \.city)] }
}
