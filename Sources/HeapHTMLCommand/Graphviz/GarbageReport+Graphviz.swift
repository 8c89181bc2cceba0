import HeapReport
import LeakGraph
import Mustache
import System

extension GarbageReport {
  /// A report with pictures by Graphviz; what it did not do is said on standard error.
  ///
  /// - Parameter templates: a folder with the user's own.
  init(
    drawing analysis: LeakAnalysis, options: Options, templates: String?, quiet: Bool,
    _ progress: ProgressLine?
  ) throws(CommandFailure) {
    progress?.begin(.drawing)
    let graphviz = Graphviz.installed()
    let library = try TemplateFolder.library(templates)
    do {
      self = try GarbageReport(
        analysis, options: options, templates: library, renderer: graphviz)
    } catch {
      throw CommandFailure(error, templates: templates)
    }
    guard !quiet else { return }
    progress?.clear()
    if graphviz == nil, !analysis.shapes.isEmpty {
      StandardError.write(
        "heaphtml: dot is not installed; the pages on reference cycles have no pictures "
          + "(Debian: apt-get install graphviz)\n")
    } else if undrawnCount > 0 {
      StandardError.write(
        "heaphtml: dot did not draw \(undrawnCount) of the pictures within "
          + "\(Graphviz.seconds) seconds; their pages have tables only\n")
    }
  }
}
