import HeapProfile
import HeapStatistics
import Measures
import System

/// Sorts tracked objects by several keys; those equal in all of them stay in the order of the dump.
struct ObjectOrder {
  private let keys: [ObjectKey]
  private let analysis: HeapAnalysis
  /// The size of each object at the peak; empty unless it is a key.
  private let peakSizes: [ByteCount]

  /// - Parameter keys: the first decides, the next ones resolve its ties; none: ``ObjectKey/standard``.
  init(_ keys: [ObjectKey], _ analysis: HeapAnalysis) {
    self.keys = keys.isEmpty ? ObjectKey.standard : keys
    self.analysis = analysis
    peakSizes = self.keys.contains(.tsize) ? Self.peakSizes(analysis) : []
  }

  /// Sorts places in ``HeapProfile/instances``, which are in the order of the dump.
  func sort(_ objects: inout [Int]) {
    objects.sort { left, right in
      for key in keys {
        let order = compare(left, right, by: key)
        if order != 0 { return order < 0 }
      }
      return left < right
    }
  }

  /// Less than 0 when `left` comes first, greater than 0 when `right` does.
  private func compare(_ left: Int, _ right: Int, by key: ObjectKey) -> Int {
    let instances = analysis.profile.instances
    switch key {
    case .classname:
      // Classes are in the order of their names.
      return Self.compare(
        analysis.owner(of: InstanceIndex(left)), analysis.owner(of: InstanceIndex(right)))
    case .name: return compare(instances[left].name, instances[right].name)
    case .repr: return compare(instances[left].repr, instances[right].repr)
    case .birth: return Self.compare(instances[left].birth, instances[right].birth)
    case .death:
      // Deaths are finite.
      return Self.compare(
        instances[left].death ?? .infinity, instances[right].death ?? .infinity)
    case .size: return Self.compare(analysis.maximumSizes[right], analysis.maximumSizes[left])
    case .tsize: return Self.compare(peakSizes[right], peakSizes[left])
    }
  }

  private static func compare<Value: Comparable>(_ left: Value, _ right: Value) -> Int {
    left < right ? -1 : left > right ? 1 : 0
  }

  /// By code points, as Python compares strings: the order of their UTF-8 bytes is the same.
  private func compare(_ left: TextRef, _ right: TextRef) -> Int {
    if left == right { return 0 }
    let texts = analysis.profile.texts
    return texts.withBytes(left) { leftBytes in
      texts.withBytes(right) { rightBytes in
        let shared = min(leftBytes.count, rightBytes.count)
        if shared > 0, let start = leftBytes.baseAddress, let other = rightBytes.baseAddress {
          let order = memcmp(start, other, shared)
          if order != 0 { return Int(order) }
        }
        return leftBytes.count - rightBytes.count
      }
    }
  }

  private static func peakSizes(_ analysis: HeapAnalysis) -> [ByteCount] {
    analysis.profile.instances.indices.map { place in
      analysis.peak.flatMap { analysis.size(of: InstanceIndex(place), at: $0) }
        .map { analysis.profile.sized($0).size } ?? 0
    }
  }
}
