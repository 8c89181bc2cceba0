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
  /// When its instances were born, where that matters.
  var figure: Figure?

  static let fields: [Field<FindingContext>] = [
    .text("title") { $0.title },
    .text("explanation") { $0.explanation },
    .text("nextStep") { $0.nextStep },
    .text("markdown") { $0.markdown },
    .object("link") { $0.link },
    .object("figure") { $0.figure },
  ]
}

extension FindingContext {
  /// - Parameters:
  ///   - page: the page that it is on.
  ///   - births: the file name of the chart of births, without folder and extension.
  init(
    _ finding: Finding, births: String, on page: PageAddress, _ facts: ReportFacts,
    _ charts: inout PageCharts
  ) throws {
    let text = FindingWords(facts.analysis, isRedacted: facts.options.isRedacted).text(of: finding)
    self.init(
      title: text.title, explanation: text.explanation, nextStep: text.nextStep,
      markdown: FindingMarkdown(text, in: facts.options.title).paragraph,
      link: FindingLink(finding, facts).link(from: page),
      figure: try facts.charts.cohorts(finding).flatMap {
        try charts.figure($0, name: births, .small) { _ in nil }
      })
  }
}
