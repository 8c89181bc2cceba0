import HeapFindings
import Mustache

/// A finding as a card: what, why, what next, where to look, and a paragraph for a ticket.
struct FindingContext: TemplateContext {
  var title: String
  var explanation: String
  var nextStep: String
  var markdown: String
  /// Where the pages show it; nil on the page itself.
  var link: Link?

  static let fields: [Field<FindingContext>] = [
    .text("title") { $0.title },
    .text("explanation") { $0.explanation },
    .text("nextStep") { $0.nextStep },
    .text("markdown") { $0.markdown },
    .object("link") { $0.link },
  ]

  /// - Parameter page: the page that it is on.
  init(_ finding: Finding, on page: PageAddress, _ facts: ReportFacts) {
    let text = FindingWords(facts.analysis, isRedacted: facts.options.isRedacted).text(of: finding)
    title = text.title
    explanation = text.explanation
    nextStep = text.nextStep
    markdown = FindingMarkdown(text, in: facts.options.title).paragraph
    link = FindingLink(finding, facts).link(from: page)
  }
}
