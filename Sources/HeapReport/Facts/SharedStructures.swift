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
  private var byClass: [Int: Moment] = [:]

  /// - Complexity: linear in what the dump says of it.
  init(_ analysis: HeapAnalysis) {
    for snapshot in analysis.snapshotIndices {
      var instances: [Int: Moment] = [:]
      var classes: [Int: Moment] = [:]
      for structure in analysis.profile.snapshots[snapshot.rawValue].shared ?? [] {
        Self.add(structure, to: &instances[structure.instance.rawValue], snapshot)
        let owner = analysis.owner(of: structure.instance).rawValue
        Self.add(structure, to: &classes[owner], snapshot)
        for (place, other) in structure.others.prefix(Self.classes).enumerated() {
          guard let index = other.index?.rawValue, index != owner,
            !structure.others[..<place].contains(where: { $0.index?.rawValue == index })
          else { continue }
          Self.add(structure, to: &classes[index], snapshot)
        }
      }
      Self.keepLargest(instances, &byInstance)
      Self.keepLargest(classes, &byClass)
    }
  }

  private static func keepLargest(_ new: [Int: Moment], _ all: inout [Int: Moment]) {
    for (place, moment) in new where moment.bytes >= all[place]?.bytes ?? 0 { all[place] = moment }
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

  /// More classes than a recorder tells of one of them.
  private static let classes = 16

  /// At most that many are shown of a class or an instance.
  static let shown = 5

  /// How many lines an instance has of them.
  func lines(of instance: InstanceIndex) -> Int {
    min(Self.shown + 1, most(of: instance)?.structures.count ?? 0)
  }

  /// What instances of a class share, with each other or with others; nil where they share nothing.
  func most(of index: ClassIndex) -> Moment? { byClass[index.rawValue] }
}
