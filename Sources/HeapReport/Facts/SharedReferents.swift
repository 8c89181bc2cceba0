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
  private let kept = Mutex<[Place: Kept]>([:])

  private struct Place: Hashable {
    var index: ClassIndex
    var snapshot: SnapshotIndex
  }

  /// What is merged by the page that asks first; the others wait for it.
  private final class Kept: Sendable {
    let merged = Mutex<MergedReferents?>(nil)
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
    func merge() throws(OverflowError) -> MergedReferents {
      try analysis.mergedReferents(
        of: sizes ?? SizesAtSnapshots(of: index, in: analysis), at: snapshot)
    }
    guard snapshot == analysis.peak || snapshot == peak(of: index) else { return try merge() }
    let place = Place(index: index, snapshot: snapshot)
    let entry = kept.withLock { kept in
      if let known = kept[place] { return known }
      let new = Kept()
      kept[place] = new
      return new
    }
    return try entry.merged.withLock { merged throws(OverflowError) in
      if let merged { return merged }
      let new = try merge()
      merged = new
      return new
    }
  }
}
