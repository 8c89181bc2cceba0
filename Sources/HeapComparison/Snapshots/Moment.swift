import HeapProfile
package import HeapStatistics
import Measures

/// The two snapshots that are compared, and why these.
package struct Moment: Sendable, Equatable {
  package let pair: SnapshotPair
  package let rule: Rule

  /// What paired them.
  package enum Rule: Sendable, Equatable {
    /// Both have one description.
    case name
    /// Each is the one with the most tracked memory of its run.
    case peak
    /// Each is the last of its run.
    case last
  }

  /// - Parameter pairs: those of ``SnapshotPairs/byName(_:_:)``.
  /// - Throws: ``ComparisonError`` where a run has no such snapshot.
  package init(
    _ choice: SnapshotChoice, _ pairs: [SnapshotPair], base: HeapAnalysis, head: HeapAnalysis
  ) throws(ComparisonError) {
    guard let lastOfBase = base.lastSnapshot else { throw .noSnapshots(.base) }
    guard let lastOfHead = head.lastSnapshot else { throw .noSnapshots(.head) }
    switch choice {
    case .last:
      pair = SnapshotPair(base: lastOfBase, head: lastOfHead)
      rule = .last
    case .named(let name):
      pair = try Self.pair(named: name, pairs, base, head)
      rule = .name
    case .automatic:
      if let largest = Self.largest(pairs, base, head), Self.hasMuch(largest, base, head) {
        (pair, rule) = (largest, .name)
        return
      }
      fallthrough
    case .peak:
      // Where nothing was tracked no snapshot is the peak.
      pair = SnapshotPair(base: base.peak ?? lastOfBase, head: head.peak ?? lastOfHead)
      rule = .peak
    }
  }

  private static func pair(
    named name: String, _ pairs: [SnapshotPair], _ base: HeapAnalysis, _ head: HeapAnalysis
  ) throws(ComparisonError) -> SnapshotPair {
    let wanted = Array(name.utf8).withoutColon
    func places(_ analysis: HeapAnalysis) -> [SnapshotIndex] {
      analysis.snapshotIndices.filter {
        analysis.profile.snapshots[$0.rawValue].bareDescription == wanted
      }
    }
    let (ofBase, ofHead) = (places(base), places(head))
    guard let lastOfBase = ofBase.last else { throw .noSnapshot(name, .base) }
    guard let lastOfHead = ofHead.last else { throw .noSnapshot(name, .head) }
    let known = Set(ofBase)
    let paired = pairs.filter { known.contains($0.base) }
    return largest(paired, base, head) ?? SnapshotPair(base: lastOfBase, head: lastOfHead)
  }

  /// Whether each of two snapshots has half of its run's peak or more: names like `start` are in all
  /// runs and say nothing of any.
  private static func hasMuch(
    _ pair: SnapshotPair, _ base: HeapAnalysis, _ head: HeapAnalysis
  ) -> Bool {
    [(base, pair.base), (head, pair.head)].allSatisfy { analysis, snapshot in
      guard let peak = analysis.peak else { return true }
      let snapshots = analysis.profile.snapshots
      return snapshots[snapshot.rawValue].trackedTotal
        >= snapshots[peak.rawValue].trackedTotal / 2
    }
  }

  /// The pair with the most tracked memory in either run, the first of equals.
  private static func largest(
    _ pairs: [SnapshotPair], _ base: HeapAnalysis, _ head: HeapAnalysis
  ) -> SnapshotPair? {
    func tracked(_ pair: SnapshotPair) -> ByteCount {
      max(
        base.profile.snapshots[pair.base.rawValue].trackedTotal,
        head.profile.snapshots[pair.head.rawValue].trackedTotal)
    }
    var best: (pair: SnapshotPair, tracked: ByteCount)?
    for pair in pairs {
      let here = tracked(pair)
      if best.map({ here > $0.tracked }) ?? true { best = (pair, here) }
    }
    return best?.pair
  }
}
