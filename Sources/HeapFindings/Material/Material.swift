import HeapProfile
package import HeapStatistics
import Measures
import System

/// What all rules look at: the analysis, and what several of them need of it.
package struct Material: Sendable {
  package let analysis: HeapAnalysis
  package let stakes: Stakes
  /// Seconds since the program's start.
  let times: [Double]
  /// Seconds from one snapshot to the next, as a rule; 0 with one snapshot.
  let interval: Double
  /// Bytes of all tracked objects.
  let tracked: [ByteCount]
  /// The most of them; at least what the classes add up to.
  let peakTotal: ByteCount
  /// The snapshot that the recorder took at the program's exit, when what the main function held
  /// was gone by then; nil when it was not.
  let exit: Int?
  let places: TracePlaces
  /// For each snapshot the bytes that count for an instance and that others lead to as well.
  let sharedSizes: [[Int: ByteCount]]
  /// Whether anything is shared at any snapshot.
  let hasShared: Bool
  /// The groups of those classes that have enough bytes at any snapshot to be worth a word.
  let groups: [InstanceGroup]
  var profile: HeapProfile { analysis.profile }

  package init(_ analysis: HeapAnalysis, _ stakes: Stakes = Stakes()) {
    let profile = analysis.profile
    self.analysis = analysis
    let resident = profile.snapshots.compactMap(\.process.resident).max() ?? 0
    self.stakes = stakes.within(resident)
    let times = profile.snapshots.map(\.timestamp)
    let tracked = analysis.snapshotIndices.map {
      max(profile.snapshots[$0.rawValue].trackedTotal, analysis.snapshots[$0.rawValue].classTotal)
    }
    let peakTotal = tracked.max() ?? 0
    let exit = Self.exit(profile.snapshots, tracked)
    let places = TracePlaces(profile.traces)
    self.times = times
    interval = times.count < 2 ? 0 : zip(times.dropFirst(), times).map { $0 - $1 }.median
    self.tracked = tracked
    self.peakTotal = peakTotal
    self.exit = exit
    self.places = places
    let sharedSizes = Self.sharedSizes(profile.snapshots)
    self.sharedSizes = sharedSizes
    hasShared = sharedSizes.contains { !$0.isEmpty }
    let least = stakes.growth(of: peakTotal)
    let large = analysis.classIndices.filter { index in
      (analysis.snapshotIndices.lazy.map { analysis.at($0, index).total }.max() ?? 0) >= least
    }
    groups = JobPool.results(large.count) { place in
      InstanceGroup.groups(of: large[place], in: analysis, exit: exit).filter {
        ($0.total.max() ?? 0) >= least
      }
    }.flatMap(\.self)
  }

  /// A program's main function has returned by the time of this snapshot, which the recorder takes
  /// by itself: only what it held is missing there.
  private static func exit(_ snapshots: [Snapshot], _ tracked: [ByteCount]) -> Int? {
    guard snapshots.count > 1, snapshots[snapshots.count - 1].description == "exit",
      Double(tracked[tracked.count - 1]) < 0.95 * Double(tracked[tracked.count - 2])
    else { return nil }
    return snapshots.count - 1
  }

  /// Where an instance was made; nil when that was not recorded.
  func place(of instance: Int) -> Int? {
    profile.instances[instance].trace.map { places.blamed[Int($0.rawValue)] }
  }

  /// Whether an instance was not freed by a snapshot.
  func isAlive(_ instance: Int, at snapshot: Int) -> Bool {
    profile.instances[instance].death.map { $0 > times[snapshot] } ?? true
  }

  /// The sized tree of an instance at a snapshot at which it lived.
  @inline(__always)
  func tree(of instance: Int, at snapshot: Int) -> SizedIndex? {
    let time = times[snapshot]
    if let death = profile.instances[instance].death, death <= time { return nil }
    return analysis.size(of: InstanceIndex(instance), at: SnapshotIndex(snapshot))?.sized
  }

  /// An instance with what it holds: as it was measured apart, where its own sizes do not show that.
  func shown(_ instance: Int, of group: InstanceGroup, at snapshot: Int) -> SizedIndex? {
    group.samples.map { $0.root(of: instance) } ?? tree(of: instance, at: snapshot)
  }

  /// Bytes of an instance at a snapshot at which it lived.
  @inline(__always)
  func size(of instance: Int, at snapshot: Int) -> ByteCount? {
    tree(of: instance, at: snapshot).map { profile.sized[Int($0.rawValue)].size }
  }
}
