import HeapProfile
import HeapStatistics
import Measures

/// What several instances lead to counts for the one that was measured first: it is no part of that
/// one alone.
extension Material {
  /// More than a recorder writes: rules look at them for each of many groups.
  private static let mostRows = 64
  private static let mostClasses = 16

  /// What is shared at a snapshot, as far as rules look at it.
  func shared(at snapshot: Int) -> ArraySlice<SharedStructure> {
    (profile.snapshots[snapshot].shared ?? []).prefix(Self.mostRows)
  }

  /// Whether the recorder told at a snapshot what instances share.
  func knowsShared(at snapshot: Int) -> Bool { profile.snapshots[snapshot].shared != nil }

  /// Bytes of an instance at a snapshot at which it lived, without what others lead to as well.
  @inline(__always)
  func ownSize(of instance: Int, at snapshot: Int) -> ByteCount? {
    guard let size = size(of: instance, at: snapshot) else { return nil }
    return hasShared ? max(0, size - sharedSize(of: instance, at: snapshot)) : size
  }

  /// The sum of ``ownSize(of:at:)`` over some instances, for each of some snapshots.
  ///
  /// - Complexity: linear in the sizes of these instances.
  func ownSizes(of instances: [Int], at snapshots: ClosedRange<Int>) -> [ByteCount] {
    var sums = Array(repeating: ByteCount(0), count: snapshots.count)
    for instance in instances {
      analysis.forEachSize(of: InstanceIndex(instance)) { snapshot, record in
        let number = snapshot.rawValue
        guard snapshots.contains(number), isAlive(instance, at: number) else { return }
        let size = profile.sized(record).size
        sums[number - snapshots.lowerBound] +=
          hasShared ? max(0, size - sharedSize(of: instance, at: number)) : size
      }
    }
    // What is sized at one time belongs to the first of the snapshots taken then.
    for number in snapshots.dropFirst() where times[number] == times[number - 1] {
      sums[number - snapshots.lowerBound] = sums[number - 1 - snapshots.lowerBound]
    }
    return sums
  }

  /// Bytes that count for an instance and that others lead to as well.
  func sharedSize(of instance: Int, at snapshot: Int) -> ByteCount {
    hasShared ? sharedSizes[snapshot][instance] ?? 0 : 0
  }

  /// What belongs to instances of a class at a snapshot and counts for an instance of another, which was
  /// measured first: objects that fewer than two others lead to, on average. What more lead to belongs to
  /// none.
  func lent(by index: ClassIndex, at snapshot: Int) -> [SharedStructure] {
    shared(at: snapshot).filter { structure in
      let others = structure.others.prefix(Self.mostClasses)
      let all = others.reduce(0.0) { $0 + Double($1.instances) }
      return all < 2 * Double(structure.objects) && others.contains { $0.index == index }
        && analysis.owner(of: structure.instance) != index
    }
  }

  /// What instances of a class alone lead to, however many of them: it is no part of one of them, but of the
  /// class.
  func common(to index: ClassIndex, at snapshot: Int) -> [SharedStructure] {
    shared(at: snapshot).filter { structure in
      analysis.owner(of: structure.instance) == index
        && structure.others.allSatisfy { $0.index == index }
    }
  }

  /// For each snapshot the bytes that count for an instance and that others lead to.
  static func sharedSizes(_ snapshots: [Snapshot]) -> [[Int: ByteCount]] {
    snapshots.map { snapshot in
      var sizes: [Int: ByteCount] = [:]
      for structure in snapshot.shared ?? [] {
        sizes[structure.instance.rawValue, default: 0] += structure.bytes
      }
      return sizes
    }
  }
}
