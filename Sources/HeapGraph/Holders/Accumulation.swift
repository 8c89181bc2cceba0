package import Measures

/// Where much of the heap comes together: an object that holds much, and holds it in many small parts.
package struct Accumulation: Sendable, Hashable {
  /// The object.
  package let object: Int
  /// Bytes that it retains.
  package let bytes: ByteCount
  /// The type that most of the bytes of what it holds alone belong to, if it holds anything.
  package let content: Content?

  /// Objects of one type that an object alone holds.
  package struct Content: Sendable, Hashable {
    /// Number of the type.
    package let type: Int
    /// How many of them it holds.
    package let count: Int
    /// Bytes that they retain.
    package let bytes: ByteCount
  }

  /// A part that has less than one of so many parts of what an object retains is a small one.
  fileprivate static let smallParts = 10
  /// As long as large parts have most of an object's bytes, these are looked at in its place.
  fileprivate static let mostInPercent = 70
}

extension HeldHeap {
  /// The places where the heap comes together, largest first; none holds another.
  ///
  /// - Parameter share: only those that retain at least one of so many parts of the heap.
  package func accumulations(share: Int) -> [Accumulation] {
    let least = max(graph.bytes / max(share, 1), 1)
    var found: [Int] = []
    var waiting = held(by: nil).filter { retained($0) >= least }
    while let object = waiting.popLast() {
      let large = max(least, retained(object) / Accumulation.smallParts)
      let parts = held(by: object).filter { retained($0) >= large }
      let bytes = parts.reduce(ByteCount(0)) { $0 + retained($1) }
      if !parts.isEmpty, bytes / Accumulation.mostInPercent >= retained(object) / 100 {
        waiting += parts
      } else {
        found.append(object)
      }
    }
    found.sort { (retained($0), $1) > (retained($1), $0) }
    return found.map { Accumulation(object: $0, bytes: retained($0), content: content(of: $0)) }
  }

  /// What an object mostly holds.
  package func content(of object: Int) -> Accumulation.Content? {
    var groups: [Int: (count: Int, bytes: ByteCount)] = [:]
    for part in held(by: object) {
      groups[graph.typeNumber(part), default: (0, 0)].count += 1
      groups[graph.typeNumber(part), default: (0, 0)].bytes += retained(part)
    }
    let largest = groups.max { ($0.value.bytes, $1.key) < ($1.value.bytes, $0.key) }
    return largest.map {
      Accumulation.Content(type: $0.key, count: $0.value.count, bytes: $0.value.bytes)
    }
  }
}
