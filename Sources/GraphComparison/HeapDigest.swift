package import HeapGraph
package import Measures

/// What a comparison needs to know of one heap: small, however large the heap was.
package struct HeapDigest: Sendable {
  /// Bytes of all objects.
  package let bytes: ByteCount
  /// How many objects there are.
  package let objects: Int
  /// What the file says of the process.
  package let facts: ProcessFacts
  /// Whether the file was not whole.
  package let isCut: Bool
  /// Bytes of the file.
  package let byteCount: Int
  /// Types that have objects, in the order of their names.
  package let types: [TypeDigest]
  /// Objects that retain much, by their ways, in the order of these.
  package let holders: [HolderDigest]
  /// An object that retains less than so many bytes may have been left out of ``holders``; 0: none was.
  package let leastHolder: ByteCount

  /// All types of one full name.
  package struct TypeDigest: Sendable, Hashable {
    package let name: String
    package internal(set) var count: Int
    /// Bytes of the objects alone.
    package internal(set) var bytes: ByteCount
    /// What at least one of them retains; of several types of one name the sum.
    package internal(set) var retained: ByteCount
  }

  /// All objects that one way leads to.
  package struct HolderDigest: Sendable, Hashable {
    /// The way, without addresses.
    package let path: String
    /// The type of the first of them.
    package let type: String
    package internal(set) var retained: ByteCount
    /// The way to what alone holds the first of them; nil: nothing does, or it is none of these.
    package let above: String?
    /// The type that most of the bytes belong to that the first of them alone holds.
    package let content: String?
  }

  /// Objects whose ways are looked at.
  private static let mostHolders = 5_000

  /// - Parameter hidesValues: whether keys of dictionaries are left out of the ways.
  package init(_ heap: HeldHeap, hidesValues: Bool = false) {
    let graph = heap.graph
    bytes = graph.bytes
    objects = graph.count
    facts = graph.facts
    isCut = graph.cut != nil
    byteCount = graph.byteCount
    types = Self.types(heap)
    let largest = heap.largest(Self.mostHolders)
    leastHolder = largest.count == graph.count ? 0 : largest.last.map { heap.retained($0) } ?? 0
    holders = Self.holders(heap, largest, hidesValues)
  }

  private static func types(_ heap: HeldHeap) -> [TypeDigest] {
    var found: [String: TypeDigest] = [:]
    for (number, total) in heap.typeTotals.enumerated() where total.count > 0 {
      let name = heap.graph.types[number].fullName
      found[name, default: TypeDigest(name: name, count: 0, bytes: 0, retained: 0)].count +=
        total.count
      found[name]?.bytes += total.bytes
      // Types of one name may hold each other, so the sum may be more than the heap.
      let retained = found[name]?.retained ?? 0
      found[name]?.retained = min(heap.graph.bytes, retained + total.retained)
    }
    return found.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private static func holders(
    _ heap: HeldHeap, _ largest: [Int], _ hidesValues: Bool
  ) -> [HolderDigest] {
    var paths: [Int: String] = [:]
    for object in largest {
      let way = heap.path(to: object, hidesValues: hidesValues)
      if way.beginning != .garbage { paths[object] = way.lasting }
    }
    var found: [String: HolderDigest] = [:]
    for object in largest {
      guard let path = paths[object] else { continue }
      let retained = heap.retained(object)
      if let known = found[path] {
        found[path]?.retained = min(heap.graph.bytes, known.retained + retained)
      } else {
        found[path] = HolderDigest(
          path: path, type: heap.graph.type(object).fullName, retained: retained,
          above: heap.holder(of: object).flatMap { paths[$0] },
          content: heap.content(of: object).map { heap.graph.types[$0.type].fullName })
      }
    }
    return found.values.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}
