package import HeapProfile

/// The classes of two runs that belong together: those of one name, byte for byte, the n-th with the
/// n-th of that name.
package enum ClassPairs {
  /// A class of either run, or of both.
  package struct Pair: Sendable, Hashable {
    package let base: ClassIndex?
    package let head: ClassIndex?

    package subscript(side: Side) -> ClassIndex? { side == .base ? base : head }
  }

  /// All classes of both: those of BASE in their order, then those that only HEAD has.
  ///
  /// - Complexity: linear.
  package static func byName(_ base: [TrackedClass], _ head: [TrackedClass]) -> [Pair] {
    var places: [[UInt8]: [Int]] = [:]
    for (place, found) in head.enumerated().reversed() {
      places[Array(found.name.utf8), default: []].append(place)
    }
    var taken = Set<Int>()
    var pairs = base.enumerated().map { place, found in
      let other = places[Array(found.name.utf8)]?.popLast()
      if let other { taken.insert(other) }
      return Pair(base: ClassIndex(place), head: other.map { ClassIndex($0) })
    }
    pairs += head.indices.filter { !taken.contains($0) }.map {
      Pair(base: nil, head: ClassIndex($0))
    }
    return pairs
  }
}
