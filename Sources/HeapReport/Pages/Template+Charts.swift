import HeapCharts
import Mustache
import Output

extension Template {
  /// The files of a page with charts: the page, then its charts.
  func files(
    at address: PageAddress, in facts: ReportFacts, _ renderer: (any DrawingRenderer)?,
    _ budget: OutputBudget, page: (inout PageCharts) throws -> Root
  ) throws -> [OutputFile] {
    let options = facts.options
    var charts = PageCharts(
      on: address, in: options.layout, png: options.png, renderer, budget)
    let page = try page(&charts)
    return [try file(page, at: address, in: options.layout, budget)] + charts.files
  }
}
