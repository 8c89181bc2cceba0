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

extension HeapAnalysis {
  /// The merged referents of a class at each snapshot that has any.
  func mergedReferents(of index: ClassIndex) throws(OverflowError) -> [MergedReferents?] {
    var all: [MergedReferents?] = []
    let sizes = SizesAtSnapshots(of: index, in: self)
    for snapshot in snapshotIndices {
      guard classes[index.rawValue].hasReferents, at(snapshot, index).total > 0 else {
        all.append(nil)
        continue
      }
      let merged = try mergedReferents(of: sizes, at: snapshot)
      all.append(merged.isEmpty ? nil : merged)
    }
    return all
  }
}
