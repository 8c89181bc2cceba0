package import HeapCheck
import HeapFindings
import HeapProfile
package import HeapStatistics

/// What is known about a check: all of its outputs are made from this.
package struct CheckFacts: Sendable {
  package let check: HeapCheck
  let analysis: HeapAnalysis
  /// The dump that growth is counted from.
  let baseline: HeapAnalysis?
  /// What the dump is called; never with a folder.
  let title: String
  /// Whether keys, lines of source and names of folders are left out.
  let isRedacted: Bool

  package init(
    _ check: HeapCheck, _ analysis: HeapAnalysis, since baseline: HeapAnalysis? = nil,
    title: String, isRedacted: Bool = false
  ) {
    self.check = check
    self.analysis = analysis
    self.baseline = baseline
    self.title = title
    self.isRedacted = isRedacted
  }
}
