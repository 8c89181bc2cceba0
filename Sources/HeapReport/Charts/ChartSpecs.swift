import HeapProfile
import HeapStatistics

/// The charts of a report. Each is defined once, for pages and for the `chart` command.
struct ChartSpecs: Sendable {
  let analysis: HeapAnalysis
  let names: HeapNames
  let hues: ClassHues
  /// Whether names that may reveal the program's data are left out.
  let isRedacted: Bool

  init(_ analysis: HeapAnalysis, names: HeapNames, hues: ClassHues, isRedacted: Bool) {
    self.analysis = analysis
    self.names = names
    self.hues = hues
    self.isRedacted = isRedacted
  }
}
