import Mustache

/// A key figure: what it is, how much, and what to compare it with.
struct Tile: TemplateContext {
  var label: String
  var value: String
  /// All digits, where the value is rounded.
  var exact: String?
  var note: String?

  static let fields: [Field<Tile>] = [
    .text("label") { $0.label },
    .text("value") { $0.value },
    .optionalText("exact") { $0.exact },
    .optionalText("note") { $0.note },
  ]
}
