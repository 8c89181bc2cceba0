import HeapProfile
import HeapStatistics
import Measures
import Synchronization

/// Merged referents, those that several pages need merged once: of each class at the peak of all and
/// at its own.
///
/// A class because pages are made on several threads; what it gives never changes.
final class SharedReferents: Sendable {
  private let analysis: HeapAnalysis
  private let kept = Mutex<[Place: MergedReferents]>([:])

  private struct Place: Hashable {
    var index: ClassIndex
    var snapshot: SnapshotIndex
  }

  init(_ analysis: HeapAnalysis) {
    self.analysis = analysis
  }

  /// The snapshot with most bytes of a class, the last of equals; nil without snapshots.
  func peak(of index: ClassIndex) -> SnapshotIndex? {
    analysis.snapshotIndices.max {
      (analysis.at($0, index).total, $0) < (analysis.at($1, index).total, $1)
    }
  }

  /// The merged referents of a class at a snapshot.
  ///
  /// - Complexity: linear in the number of referents, the first time.
  func merged(of index: ClassIndex, at snapshot: SnapshotIndex) throws(OverflowError)
    -> MergedReferents
  {
    try merged(of: index, at: snapshot, nil)
  }

  /// The merged referents of a class at each snapshot that has any.
  func all(of index: ClassIndex) throws(OverflowError) -> [MergedReferents?] {
    guard analysis.classes[index.rawValue].hasReferents else {
      return Array(repeating: nil, count: analysis.snapshotIndices.count)
    }
    var all: [MergedReferents?] = []
    let sizes = SizesAtSnapshots(of: index, in: analysis)
    for snapshot in analysis.snapshotIndices {
      guard analysis.at(snapshot, index).total > 0 else {
        all.append(nil)
        continue
      }
      let merged = try merged(of: index, at: snapshot, sizes)
      all.append(merged.isEmpty ? nil : merged)
    }
    return all
  }

  private func merged(
    of index: ClassIndex, at snapshot: SnapshotIndex, _ sizes: SizesAtSnapshots?
  ) throws(OverflowError) -> MergedReferents {
    let place = Place(index: index, snapshot: snapshot)
    if let known = kept.withLock({ $0[place] }) { return known }
    let merged = try analysis.mergedReferents(
      of: sizes ?? SizesAtSnapshots(of: index, in: analysis), at: snapshot)
    if snapshot == analysis.peak || snapshot == peak(of: index) {
      kept.withLock { $0[place] = merged }
    }
    return merged
  }
}
