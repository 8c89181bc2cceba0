import Mustache
import Output

/// A kind of page: its templates, compiled, and the work of making all of its pages.
///
/// A kind knows what its pages are made from only as `Facts`, and facts know no kind. To add one: a
/// file with the page's context and its kind, a template, and the kind's name in the ``PageTable``
/// of its report.
package protocol PageKind<Facts>: Sendable {
  /// What its pages are made from.
  associatedtype Facts: Sendable

  /// The folders of its files, below the report's folder.
  func folders(_ facts: Facts) -> [String]

  /// The work on all of its pages.
  func jobs(_ facts: Facts) -> [PageJob]
}

extension Template {
  /// The file of a page.
  func file(
    _ context: Root, at page: PageAddress, in layout: SiteLayout, _ budget: OutputBudget
  ) throws(OutputExcess) -> OutputFile {
    var writer = HTMLWriter(budget)
    render(context, into: &writer)
    return try OutputFile(path: layout.path(of: page), writer, from: budget)
  }
}
