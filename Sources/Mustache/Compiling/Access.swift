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
  case object(isPresent: Test, Enter, members: @Sendable () -> [Field<Context>])

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
