package import Measures

/// Texts and bytes that are in the heap more than once.
package struct EqualTexts: Sendable {
  /// One of them.
  package struct Group: Sendable {
    /// An object with it.
    package let example: Int
    /// Objects with it.
    package let count: Int
    /// Bytes of all of these.
    package let bytes: ByteCount
    /// Bytes of all but the largest.
    package let saved: ByteCount
    /// Where they are: patterns of ways, the most frequent first.
    package internal(set) var places: [Place] = []
    /// How many patterns there are.
    package internal(set) var placeCount = 0
  }

  /// Some of the objects with one text.
  package struct Place: Sendable, Hashable {
    /// The number of the pattern.
    package let pattern: Int
    /// Objects there.
    package let count: Int
  }

  /// Those that waste most, at most ``limit``.
  package private(set) var groups: [Group] = []
  /// Texts that are there more than once.
  package private(set) var groupCount = 0
  /// Copies by type and place: all objects with such a text but the first of each.
  package let copies: WasteList
  /// Bytes that one object for each text would save: of those with one text all but the largest.
  package private(set) var saved: ByteCount = 0
  /// Texts and bytes of which the file has only the beginning, and their bytes: nothing is known of them.
  package private(set) var cutCount = 0
  package private(set) var cutBytes: ByteCount = 0

  /// Groups that are kept.
  package static let limit = 50
  private static let placeLimit = 3

  init(_ heap: HeldHeap, _ equal: EqualValues, _ patterns: WayPatterns) throws(HeapGraphError) {
    let graph = heap.graph
    let totals = try Totals(graph.values.count)
    var copies = WasteList()
    for object in 0..<graph.count where !heap.isGarbage(object) {
      guard let value = Self.comparable(object, graph, &cutCount, &cutBytes) else { continue }
      let first = equal.first(value)
      if totals.counts[first] > 0 {
        copies.add(
          object, type: graph.typeNumber(object), pattern: patterns.number(of: object),
          bytes: graph.size(object), saved: graph.size(object))
      }
      totals.add(object, first, graph.sizes[object])
    }
    self.copies = copies.sorted()
    var best = Largest(Self.limit)
    for value in 0..<graph.values.count where totals.counts[value] > 1 {
      groupCount += 1
      saved += totals.saved(value)
      best.offer(value, totals.saved(value).magnitude)
    }
    groups = best.sorted.map { totals.group($0) }
    place(best.sorted, graph, equal, patterns, heap)
  }

  /// The value of an object that can be compared with others; counts those that cannot.
  private static func comparable(
    _ object: Int, _ graph: HeapGraph, _ cutCount: inout Int, _ cutBytes: inout ByteCount
  ) -> Int? {
    let number = graph.valueNumbers[object]
    guard number != HeapGraph.nothing else { return nil }
    let value = Int(number)
    let kind = graph.values.kind(value)
    guard kind != .number, graph.values.length(value) > 0 else { return nil }
    guard graph.values.isWhole(value) else {
      cutCount += 1
      cutBytes += graph.size(object)
      return nil
    }
    // A question mark may stand for a character that UTF-8 does not have; texts of ASCII alone have none,
    // and are smaller than others (`PyASCIIObject`).
    guard kind == .text,
      graph.size(object) >= ByteCount(clamping: 74 + 2 * graph.values.length(value))
    else {
      return value
    }
    return graph.values.withBytes(value) { $0.contains(UInt8(ascii: "?")) } ? nil : value
  }

  /// Finds where the objects of the kept groups are.
  private mutating func place(
    _ values: [Int], _ graph: HeapGraph, _ equal: EqualValues, _ patterns: WayPatterns,
    _ heap: HeldHeap
  ) {
    let order = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($1, $0) })
    var found = [[Int: Int]](repeating: [:], count: values.count)
    var counts = (0, ByteCount(0))
    for object in 0..<graph.count where !heap.isGarbage(object) {
      guard graph.valueNumbers[object] != HeapGraph.nothing,
        let group = order[equal.first(Int(graph.valueNumbers[object]))],
        Self.comparable(object, graph, &counts.0, &counts.1) != nil
      else { continue }
      found[group][patterns.number(of: object), default: 0] += 1
    }
    for group in groups.indices {
      groups[group].placeCount = found[group].count
      groups[group].places =
        found[group].sorted { ($0.value, $1.key) > ($1.value, $0.key) }
        .prefix(Self.placeLimit).map { Place(pattern: $0.key, count: $0.value) }
    }
  }

  /// What is known of each value, by its number.
  private struct Totals {
    let counts: Numbers<UInt32>
    private let bytes: Numbers<UInt64>
    private let largest: Numbers<UInt64>
    private let examples: Numbers<UInt32>

    init(_ count: Int) throws(HeapGraphError) {
      counts = try Numbers(count)
      bytes = try Numbers(count)
      largest = try Numbers(count)
      examples = try Numbers(count)
    }

    func add(_ object: Int, _ value: Int, _ size: UInt64) {
      if counts[value] == 0 { examples[value] = UInt32(truncatingIfNeeded: object) }
      counts[value] += 1
      bytes[value] += size
      largest[value] = max(largest[value], size)
    }

    func saved(_ value: Int) -> ByteCount { ByteCount(clamping: bytes[value] - largest[value]) }

    func group(_ value: Int) -> Group {
      Group(
        example: Int(examples[value]), count: Int(counts[value]),
        bytes: ByteCount(clamping: bytes[value]),
        saved: saved(value))
    }
  }
}
