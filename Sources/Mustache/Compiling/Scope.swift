/// What the contexts around a block offer to it, known at compile time.
struct Scope {
  private struct Level {
    /// The section that the context belongs to, or nil for the page itself.
    let section: String?
    let names: [String]
    /// The field of a name, seen from blocks that are `distance` steps inside.
    let field: (_ name: String, _ distance: Int) -> Field<EnclosingContexts>?
  }

  /// Outermost first.
  private var levels: [Level] = []

  /// The scope of blocks inside the block of `section`, whose context is a `Context`.
  func adding<Context: TemplateContext>(_: Context.Type, section: String?) -> Scope {
    var scope = self
    let fields = Context.fields
    scope.levels.append(
      Level(section: section, names: fields.map(\.name)) { name, distance in
        fields.first { $0.name == name }?.through { $0.context(at: distance, as: Context.self) }
      })
    return scope
  }

  /// The field of a name in the nearest context that has it, and how many steps out that is.
  /// `{{.}}` is never looked up outside.
  func find(_ name: String) -> (field: Field<EnclosingContexts>, distance: Int)? {
    guard name != "." else { return nil }
    for (index, level) in levels.enumerated().reversed() {
      let distance = levels.count - index
      if let field = level.field(name, distance) { return (field, distance) }
    }
    return nil
  }

  /// All names in reach, nearest first.
  var names: [String] { levels.reversed().flatMap(\.names).filter { $0 != "." } }

  /// The names by context, nearest first, as the end of a message:
  /// ` (from "rows": a, b; from the page: c)`, or nothing if there are none.
  var listing: String {
    guard !levels.isEmpty else { return "" }
    let origins = levels.reversed().map { level in
      let origin = level.section.map(\.quoted) ?? "the page"
      return "from \(origin): \(Self.listing(level.names.filter { $0 != "." }))"
    }
    return " (\(origins.joined(separator: "; ")))"
  }

  /// Names in alphabetical order.
  static func listing(_ names: [String]) -> String {
    names.isEmpty ? "nothing" : names.sorted().joined(separator: ", ")
  }
}
