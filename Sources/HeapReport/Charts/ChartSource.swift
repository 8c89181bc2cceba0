import HeapProfile
import HeapStatistics

/// What the charts are made from: each is defined once, for pages and for the `chart` command.
protocol ChartSource {
  var analysis: HeapAnalysis { get }
  var hues: ClassHues { get }
  /// Whether names that may tell the program's data are left out.
  var isRedacted: Bool { get }
  /// The file name of a class's charts, without what tells one from another.
  func slug(of index: ClassIndex) -> String
}

extension Report: ChartSource {
  var isRedacted: Bool { options.isRedacted }

  func slug(of index: ClassIndex) -> String { plan.slug(index) }
}

extension ChartSource {
  /// The merged referents of a class at each snapshot that has any.
  func referents(of index: ClassIndex) throws(OverflowError) -> [MergedReferents?] {
    var all: [MergedReferents?] = []
    for snapshot in analysis.snapshotIndices {
      guard analysis.classes[index.rawValue].hasReferents, analysis.at(snapshot, index).total > 0
      else {
        all.append(nil)
        continue
      }
      let merged = try analysis.mergedReferents(of: index, at: snapshot)
      all.append(merged.isEmpty ? nil : merged)
    }
    return all
  }
}
