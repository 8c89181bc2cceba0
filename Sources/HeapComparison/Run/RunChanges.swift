package import HeapProfile
package import HeapStatistics
import System

/// Which instances live at two snapshots of one run: at each and the one before, the first, the peak.
package struct RunChanges: Sendable {
  private let analysis: HeapAnalysis
  /// One for each class.
  private let survivors: [Survivors]

  /// - Complexity: instances times the logarithm of snapshots, plus snapshots times classes.
  package init(_ analysis: HeapAnalysis) {
    self.analysis = analysis
    let times = analysis.profile.snapshots.map(\.timestamp)
    survivors = JobPool.results(times.count < 2 ? 0 : analysis.profile.classes.count) { number in
      Survivors(of: ClassIndex(number), times, in: analysis)
    }
  }

  /// The classes that changed between two snapshots, the largest change of bytes first, then of
  /// instances that came or went.
  package func changes(_ reference: SnapshotReference, at snapshot: SnapshotIndex)
    -> (pair: SnapshotPair, classes: [RunClassChange])?
  {
    guard let pair = reference.pair(snapshot, in: analysis), !survivors.isEmpty else { return nil }
    let changed = analysis.classIndices.compactMap { index -> RunClassChange? in
      let change = RunClassChange(
        index: index, before: analysis.at(pair.base, index), after: analysis.at(pair.head, index),
        survived: survivors[index.rawValue].count(reference, pair, snapshot))
      return change.isNone ? nil : change
    }
    return (
      pair,
      changed.sorted { left, right in
        let (one, other) = (left.bytes.magnitude, right.bytes.magnitude)
        if one != other { return one > other }
        let (moved, more) = (left.born + left.dead, right.born + right.dead)
        return moved != more ? moved > more : left.index < right.index
      }
    )
  }
}

/// The instances of a class that live at a snapshot and at another one.
private struct Survivors: Sendable {
  /// At each snapshot: those that live at the one before, too; at the first; at the peak.
  private var sincePrevious: [Int32]
  private var sinceFirst: [Int32]
  private var withPeak: [Int32]

  init(of index: ClassIndex, _ times: [Double], in analysis: HeapAnalysis) {
    let count = times.count
    let peak = analysis.peak?.rawValue
    sincePrevious = Array(repeating: 0, count: count + 1)
    sinceFirst = sincePrevious
    withPeak = sincePrevious
    // Each instance lives at a row of snapshots: it adds one where that begins, and takes it away
    // where it ends.
    for place in analysis.profile.instances(of: index) {
      let instance = analysis.profile.instances[place]
      let birth = Self.first(times) { $0 > instance.birth }
      let death =
        instance.death.map { time in max(birth, Self.first(times) { $0 >= time }) } ?? count
      guard birth < death else { continue }
      if birth + 1 < death {
        sincePrevious[birth + 1] += 1
        sincePrevious[death] -= 1
      }
      if birth == 0 {
        sinceFirst[0] += 1
        sinceFirst[death] -= 1
      }
      if let peak, birth <= peak, peak < death {
        withPeak[birth] += 1
        withPeak[death] -= 1
      }
    }
    for place in 1..<max(1, count) {
      sincePrevious[place] += sincePrevious[place - 1]
      sinceFirst[place] += sinceFirst[place - 1]
      withPeak[place] += withPeak[place - 1]
    }
  }

  func count(_ reference: SnapshotReference, _ pair: SnapshotPair, _ snapshot: SnapshotIndex) -> Int
  {
    switch reference {
    case .previous: Int(sincePrevious[pair.head.rawValue])
    case .first: Int(sinceFirst[pair.head.rawValue])
    case .peak: Int(withPeak[snapshot.rawValue])
    }
  }

  /// Index of the first snapshot whose time satisfies `isPast`, or their number.
  @inline(__always)
  private static func first(_ times: [Double], _ isPast: (Double) -> Bool) -> Int {
    var (low, high) = (0, times.count)
    while low < high {
      let middle = (low + high) / 2
      if isPast(times[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
