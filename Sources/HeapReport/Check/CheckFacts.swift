package import HeapCheck
import HeapFindings
import HeapProfile
package import HeapStatistics
import Measures

/// What is known about a check: all of its outputs are made from this.
package struct CheckFacts: Sendable {
  package let check: HeapCheck
  let analysis: HeapAnalysis
  /// The dump that growth is counted from.
  let baseline: HeapAnalysis?
  /// What the dump is called; never with a folder.
  let title: String
  /// The working directory: files below it are named as they are from there. Nil: not known.
  let workingFolder: String?
  /// The program's own.
  let version: String
  /// Whether keys, lines of source and names of folders are left out.
  let isRedacted: Bool

  package init(
    _ check: HeapCheck, _ analysis: HeapAnalysis, since baseline: HeapAnalysis? = nil,
    title: String, workingFolder: String? = nil, version: String = "0", isRedacted: Bool = false
  ) {
    self.check = check
    self.analysis = analysis
    self.baseline = baseline
    self.title = title
    self.workingFolder = workingFolder
    self.version = version
    self.isRedacted = isRedacted
  }

  /// Bytes of all tracked objects at the peak; nil without snapshots.
  var peakBytes: ByteCount? { analysis.profile.snapshots.map(\.trackedTotal).max() }

  /// The same of the baseline; nil without one.
  var baselinePeakBytes: ByteCount? { baseline?.profile.snapshots.map(\.trackedTotal).max() }

  /// The size of the inputs in bytes.
  package var byteCount: Int { analysis.profile.byteCount + (baseline?.profile.byteCount ?? 0) }
}
