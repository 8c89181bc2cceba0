/// What a template, or a section of one, is rendered from: a value with named fields.
///
/// A type says once which keys templates may use:
///
///     extension ClassRow: TemplateContext {
///       static var fields: [Field<Self>] {
///         [.text("name", \.name), .integer("alive", \.alive), .flag("peak", \.isPeak)]
///       }
///     }
///
/// Inside a section, keys that its context lacks are looked up in the contexts around it,
/// innermost first (mustache(5), "Sections").
package protocol TemplateContext: SendableMetatype {
  /// The keys a template may use. Of two fields with one name the first counts.
  static var fields: [Field<Self>] { get }
}
