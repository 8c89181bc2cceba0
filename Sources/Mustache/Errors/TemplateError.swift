/// A template that cannot be used: what is wrong with it, and where.
///
/// Two errors are equal when their codes are; place and words are for people.
package struct TemplateError: Error, Sendable {
  /// The kind of mistake.
  package enum Code: Sendable, Hashable, CaseIterable {
    /// A delimiter was opened and not closed.
    case unclosedTag
    /// A tag names nothing, or something that cannot be a name.
    case badName
    /// `{{=…=}}` does not hold two usable delimiters.
    case badDelimiters
    /// A tag of Mustache that we do not support: inheritance.
    case unsupportedTag
    /// A section has no end.
    case unclosedSection
    /// A section's end has no start, or another section's name.
    case mismatchedSection
    /// Sections and partials lie deeper in each other than ``Parser/depthLimit``.
    case nestedTooDeeply
    /// The library holds no such page template.
    case unknownTemplate
    /// The library holds no such partial.
    case unknownPartial
    /// A partial includes itself, perhaps by way of others.
    case recursivePartial
    /// The template is not UTF-8.
    case notUTF8
    /// No context in reach has such a key.
    case unknownKey
    /// The key exists and is of a kind that this tag cannot use.
    case kindMismatch
  }

  /// The kind of mistake.
  package let code: Code
  /// The place of the tag, or of the byte, that is at fault.
  package let location: Location
  /// What was found and what would be right, as a sentence without its place.
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
