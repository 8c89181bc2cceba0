import HeapProfile
import HeapStatistics
import Measures

/// What several instances lead to, for each instance and class at the snapshot at which it was most.
struct SharedStructures: Sendable {
  /// At one snapshot, the largest first.
  struct Moment: Sendable {
    var snapshot: SnapshotIndex
    var bytes: ByteCount
    var structures: [SharedStructure]
  }

  private var byInstance: [Int: Moment] = [:]
  private var byClass: [ClassIndex: Moment] = [:]

  /// - Complexity: linear in what the dump says of it.
  init(_ analysis: HeapAnalysis) {
    for snapshot in analysis.snapshotIndices {
      var instances: [Int: Moment] = [:]
      var classes: [ClassIndex: Moment] = [:]
      for structure in analysis.profile.snapshots[snapshot.rawValue].shared ?? [] {
        Self.add(structure, to: &instances[structure.instance.rawValue], snapshot)
        let owner = analysis.owner(of: structure.instance)
        for index in Set(structure.others.compactMap(\.index) + [owner]) {
          Self.add(structure, to: &classes[index], snapshot)
        }
      }
      byInstance.merge(instances) { $0.bytes > $1.bytes ? $0 : $1 }
      byClass.merge(classes) { $0.bytes > $1.bytes ? $0 : $1 }
    }
  }

  private static func add(
    _ structure: SharedStructure, to moment: inout Moment?, _ snapshot: SnapshotIndex
  ) {
    var known = moment ?? Moment(snapshot: snapshot, bytes: 0, structures: [])
    moment = nil  // it is changed, not copied
    known.bytes += structure.bytes
    known.structures.append(structure)
    moment = known
  }

  /// What counts for an instance and others lead to as well; nil where nothing does.
  func most(of instance: InstanceIndex) -> Moment? { byInstance[instance.rawValue] }

  /// At most that many are shown of a class or an instance.
  static let shown = 5

  /// How many lines an instance has of them.
  func lines(of instance: InstanceIndex) -> Int {
    min(Self.shown + 1, most(of: instance)?.structures.count ?? 0)
  }

  /// What instances of a class share, with each other or with others; nil where they share nothing.
  func most(of index: ClassIndex) -> Moment? { byClass[index] }
}
