import HeapProfile
import Measures

/// What several instances lead to counts for the one that was measured first: it is no part of that
/// one alone.
extension Material {
  /// Whether the recorder told at a snapshot what instances share.
  func knowsShared(at snapshot: Int) -> Bool { profile.snapshots[snapshot].shared != nil }

  /// Bytes of an instance at a snapshot at which it lived, without what others lead to as well.
  @inline(__always)
  func ownSize(of instance: Int, at snapshot: Int) -> ByteCount? {
    guard let size = size(of: instance, at: snapshot) else { return nil }
    return sharedSizes[snapshot].isEmpty
      ? size : max(0, size - sharedSize(of: instance, at: snapshot))
  }

  /// Bytes that count for an instance and that others lead to as well.
  func sharedSize(of instance: Int, at snapshot: Int) -> ByteCount {
    sharedSizes[snapshot][instance] ?? 0
  }

  /// What instances of a class lead to at a snapshot and others, of the class or not, as well.
  func shared(with index: ClassIndex, at snapshot: Int) -> [SharedStructure] {
    let instances = profile.instances(of: index)
    return (profile.snapshots[snapshot].shared ?? []).filter { structure in
      instances.contains(structure.instance.rawValue)
        || structure.others.contains { $0.index == index }
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
