import HeapProfile
import HeapStatistics
import Measures

/// The largest values of one dump.
struct Measuring {
  let analysis: HeapAnalysis

  /// A largest value, and the first snapshot that has it.
  struct Largest {
    let value: Int64
    let snapshot: SnapshotIndex
  }

  /// The classes whose names a pattern matches.
  func classes(_ pattern: ClassPattern) -> [ClassIndex] {
    analysis.classIndices.filter { pattern.matches(analysis.profile.classes[$0.rawValue].name) }
  }

  /// Tracked bytes at the peak; nil without snapshots.
  var total: Largest? { largest { Int64(analysis.profile.snapshots[$0.rawValue].trackedTotal) } }

  /// Bytes of some classes together; nil without snapshots.
  func bytes(_ classes: [ClassIndex]) -> Largest? {
    largest { snapshot in sum(classes) { Int64(analysis.at(snapshot, $0).total) } }
  }

  /// Living instances of some classes together; nil without snapshots.
  func instances(_ classes: [ClassIndex]) -> Largest? {
    largest { snapshot in sum(classes) { Int64(analysis.at(snapshot, $0).alive) } }
  }

  private func largest(_ value: (SnapshotIndex) -> Int64) -> Largest? {
    var best: Largest?
    for snapshot in analysis.snapshotIndices {
      let value = value(snapshot)
      if let known = best, known.value >= value { continue }
      best = Largest(value: value, snapshot: snapshot)
    }
    return best
  }

  /// The analysis has seen that the sum of all classes fits; what a dump says of a single one may be
  /// anything, also below 0.
  private func sum(_ classes: [ClassIndex], _ value: (ClassIndex) -> Int64) -> Int64 {
    Int64(clamping: classes.reduce(Int128(0)) { $0 + Int128(value($1)) })
  }
}
