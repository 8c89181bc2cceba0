/// Finds what a name in a block refers to, by the rules of Mustache's context stack.
struct NameResolver<Context: TemplateContext> {
  /// What a name refers to.
  enum Resolution {
    /// A value of the block's own context.
    case own(Access<Context>)
    /// A value of the context `distance` steps out.
    case outer(Access<EnclosingContexts>, distance: Int)
  }

  private let fields = Context.fields
  /// The contexts around the block's own.
  private let scope: Scope

  init(scope: Scope) {
    self.scope = scope
  }

  /// The nearest context that has the first part of a dotted name decides; the other parts must
  /// then be found in there (Mustache, "dotted names").
  ///
  /// - Throws: ``TemplateError/Code/unknownKey``, or ``TemplateError/Code/kindMismatch`` when a
  ///   part before a dot is not an object.
  func resolve(_ tag: NamedTag) throws(TemplateError) -> Resolution {
    var parts = ArraySlice(tag.name.split(separator: ".").map(String.init))
    let first = parts.popFirst() ?? tag.name
    if let field = fields.first(where: { $0.name == first }) {
      return .own(try member(parts, of: field, tag))
    }
    if let (field, distance) = scope.find(first) {
      return .outer(try member(parts, of: field, tag), distance: distance)
    }
    throw unknown(first, tag)
  }

  private func member<Start>(
    _ path: ArraySlice<String>, of field: Field<Start>, _ tag: NamedTag
  ) throws(TemplateError) -> Access<Start> {
    var field = field
    for part in path {
      guard case .object(_, _, let members) = field.access else {
        throw TemplateError(
          .kindMismatch, at: tag.location,
          "\(field.name.quoted) is \(field.access.kind), not an object; "
            + "it has no \(part.quoted)")
      }
      let candidates = members()
      guard let next = candidates.first(where: { $0.name == part }) else {
        let names = candidates.map(\.name)
        let guess = Suggestion.phrase(for: part, among: names)
        throw TemplateError(
          .unknownKey, at: tag.location,
          "unknown key \(part.quoted) in \(tag.name.quoted)"
            + (guess.map { "\($0) " } ?? "; ")
            + "\(field.name.quoted) has: \(Scope.listing(names))")
      }
      field = next
    }
    return field.access
  }

  private func unknown(_ name: String, _ tag: NamedTag) -> TemplateError {
    let names = fields.map(\.name)
    let guess = Suggestion.phrase(for: name, among: names + scope.names)
    return TemplateError(
      .unknownKey, at: tag.location,
      "unknown key \(name.quoted)" + (guess.map { "\($0) Here" } ?? "; here")
        + " you may use: \(Scope.listing(names))" + scope.listing)
  }
}
