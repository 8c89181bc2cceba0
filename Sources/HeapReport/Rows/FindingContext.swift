import Mustache

/// A finding in words: one line to read, one to explain it, and where to look.
struct FindingContext: TemplateContext {
  var title: String
  var explanation: String
  var link: Link

  static let fields: [Field<FindingContext>] = [
    .text("title") { $0.title },
    .text("explanation") { $0.explanation },
    .object("link") { $0.link },
  ]
}
