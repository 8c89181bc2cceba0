/// Templates by name, in memory: pages and the partials they include.
package struct TemplateLibrary: Sendable {
  /// What the names of partials leave out: `{{>head}}` includes `head.mustache`.
  static let suffix = ".mustache"

  private let files: [String: [UInt8]]

  /// A library of templates: the names as error messages show them, such as
  /// `class.mustache`, and the contents in UTF-8. A template is read only when it is used.
  package init(_ files: [String: [UInt8]]) {
    self.files = files
  }

  /// The source of a page's template.
  func source(named name: String) throws(TemplateError) -> SourceText {
    guard let bytes = files[name] else {
      let start = Location(file: name, line: 1, column: 1)
      throw TemplateError(.unknownTemplate, at: start, "no such template" + alternatives(to: name))
    }
    return try SourceText(file: name, bytes: bytes)
  }

  /// The source of a partial; its name may be given with or without `.mustache`.
  func partial(named name: String, at location: Location) throws(TemplateError) -> SourceText {
    let file = name.hasSuffix(Self.suffix) ? name : name + Self.suffix
    guard let bytes = files[file] else {
      throw TemplateError(
        .unknownPartial, at: location,
        "no partial \(file.quoted)" + alternatives(to: file))
    }
    return try SourceText(file: file, bytes: bytes)
  }

  private static func stem(_ name: String) -> String {
    let base = name.split(separator: "/").last.map(String.init) ?? name
    return base.hasSuffix(suffix) ? String(base.dropLast(suffix.count)) : base
  }

  private func alternatives(to name: String) -> String {
    let names = files.keys.sorted()
    // Folder and ending are the same in all names, so that only what is between them is compared.
    let stems = names.map(Self.stem)
    if let guess = Suggestion.best(for: Self.stem(name), among: stems),
      let place = stems.firstIndex(of: guess)
    {
      return Suggestion.phrase(names[place])
    }
    return names.isEmpty
      ? "; the library is empty" : "; available: \(names.joined(separator: ", "))"
  }
}
