import Mustache

/// A word or two that lead somewhere.
struct Link: TemplateContext {
  var text: String
  var href: String

  static let fields: [Field<Link>] = [
    .text("text") { $0.text },
    .text("href") { $0.href },
  ]
}
