/// A template that cannot be used: what is wrong with it, and where.
///
/// Two errors are equal if their codes are equal; place and words are for people.
package struct TemplateError: Error, Sendable {
  /// The kind of mistake.
  package enum Code: Sendable, Hashable, CaseIterable {
    /// A delimiter was opened and not closed.
    case unclosedTag
    /// A tag names nothing, or its name is not allowed.
    case badName
    /// `{{=…=}}` does not hold two usable delimiters.
    case badDelimiters
    /// A tag of Mustache that is not supported: inheritance.
    case unsupportedTag
    /// A section is not closed.
    case unclosedSection
    /// A section's end has no start, or another section's name.
    case mismatchedSection
    /// Sections and partials are nested deeper than ``Parser/depthLimit``.
    case nestedTooDeeply
    /// The library holds no such page template.
    case unknownTemplate
    /// The library holds no such partial.
    case unknownPartial
    /// A partial includes itself, directly or through others.
    case recursivePartial
    /// The template is not UTF-8.
    case notUTF8
    /// No reachable context has such a key.
    case unknownKey
    /// The key exists, but this tag cannot use its kind.
    case kindMismatch
  }

  /// The kind of mistake.
  package let code: Code
  /// The place of the tag, or of the byte, that is at fault.
  package let location: Location
  /// What was found and what is expected, as a sentence without the place.
  package let message: String

  init(_ code: Code, at location: Location, _ message: String) {
    self.code = code
    self.location = location
    self.message = message
  }
}

extension TemplateError: Hashable {
  package static func == (left: TemplateError, right: TemplateError) -> Bool {
    left.code == right.code
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(code)
  }
}

extension TemplateError: CustomStringConvertible {
  /// `file:line:column: message`, which editors and terminals turn into a link.
  package var description: String { "\(location): \(message)" }
}
