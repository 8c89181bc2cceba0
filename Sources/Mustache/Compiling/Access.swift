// These types refer to each other, so they are in one file: a value that holds contexts compiles the
// body of a section for them, and the body knows the values of the contexts around it.

/// What the value of a field is, and how to get at it.
enum Access<Context>: Sendable {
  typealias Write = @Sendable (Context, inout HTMLWriter) -> Void
  typealias Test = @Sendable (Context) -> Bool
  /// Compiles a section's body for the contexts that this field holds.
  typealias Enter = @Sendable (SectionBody) throws(TemplateError) -> Section<Context>

  /// Text that is always present.
  case text(Write)
  /// Text that may be missing; `isPresent` says whether it is there.
  case optionalText(Write, isPresent: Test)
  /// Our own markup.
  case markup(Write)
  /// A condition.
  case flag(Test)
  /// Contexts, one after the other.
  case list(isFilled: Test, Enter)
  /// One context or none; its fields, reached through it, are `members`.
  case object(isPresent: Test, Enter, members: @Sendable () -> [Member<Context>])

  /// The kind in the words of an error message.
  var kind: String {
    switch self {
    case .text: "text"
    case .optionalText: "optional text"
    case .markup: "markup"
    case .flag: "a flag"
    case .list: "a list"
    case .object: "an object"
    }
  }
}

/// A named value of an object.
struct Member<Context>: Sendable {
  let name: String
  let access: Access<Context>
}

/// The body of a section in a template, and what is around it.
struct SectionBody {
  let nodes: [Node]
  /// The name of the section, or nil for a whole page.
  let name: String?
  /// The contexts around the body's own.
  let scope: Scope
  /// The buffer that literals are ranges of.
  let literals: [UInt8]
}

/// A compiled section, entered from a `Context` that holds the section's own contexts.
struct Section<Context>: Sendable {
  /// How many of the contexts around its body it refers to: 0 for none, 1 for the nearest.
  let reach: Int
  /// Renders the body for each of its contexts; the second argument is the stack around them.
  let render: @Sendable (Context, EnclosingContexts, inout HTMLWriter) -> Void
}

/// What the contexts around a block offer to it, known at compile time.
struct Scope {
  private struct Level {
    /// The section that the context belongs to, or nil for the page itself.
    let section: String?
    let names: [String]
    /// The value of a name, seen from blocks that are `distance` steps inside.
    let access: (_ name: String, _ distance: Int) -> Access<EnclosingContexts>?
  }

  /// Outermost first.
  private var levels: [Level] = []

  /// The scope of blocks inside the block of `section`, whose context has these names.
  ///
  /// - Parameter access: the value of one of the names, seen from blocks that are `distance` steps
  ///   inside.
  func adding(
    _ names: [String], section: String?,
    access: @escaping (_ name: String, _ distance: Int) -> Access<EnclosingContexts>?
  ) -> Scope {
    var scope = self
    scope.levels.append(Level(section: section, names: names, access: access))
    return scope
  }

  /// The value of a name in the nearest context that has it, and how many steps out that is.
  /// `{{.}}` is never looked up outside.
  func find(_ name: String) -> (access: Access<EnclosingContexts>, distance: Int)? {
    guard name != "." else { return nil }
    for (index, level) in levels.enumerated().reversed() {
      let distance = levels.count - index
      if let access = level.access(name, distance) { return (access, distance) }
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
