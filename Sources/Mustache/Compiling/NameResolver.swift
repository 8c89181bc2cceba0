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
    var parts: ArraySlice<String> = []
    var first = tag.name
    if tag.name.utf8.contains(UInt8(ascii: ".")) {
      parts = ArraySlice(tag.name.split(separator: ".").map(String.init))
      first = parts.popFirst() ?? tag.name
    }
    if let field = fields.first(where: { $0.name == first }) {
      return .own(try member(parts, of: Member(name: first, access: field.access), tag))
    }
    if let (access, distance) = scope.find(first) {
      let member = try member(parts, of: Member(name: first, access: access), tag)
      return .outer(member, distance: distance)
    }
    throw unknown(first, tag)
  }

  private func member<Start>(
    _ path: ArraySlice<String>, of member: Member<Start>, _ tag: NamedTag
  ) throws(TemplateError) -> Access<Start> {
    var member = member
    for part in path {
      guard case .object(_, _, let members) = member.access else {
        throw TemplateError(
          .kindMismatch, at: tag.location,
          "\(member.name.quoted) is \(member.access.kind), not an object; "
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
            + "\(member.name.quoted) has: \(Scope.listing(names))")
      }
      member = next
    }
    return member.access
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
