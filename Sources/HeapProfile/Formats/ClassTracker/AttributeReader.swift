import Bytes
import PickleReader

/// Finds named attributes in the states of instances, quickly when they come in the same order.
///
/// A pickler writes each attribute name once and fetches it from the memo after that, so the names
/// are mostly the same values as at these places in the previous instance.
///
/// On plain memory: it is asked for every instance of a dump.
struct AttributeReader: ~Copyable {
  /// The attributes' names; their places here are the numbers that ``subscript(_:)`` takes.
  private let names: [String]
  /// The names of the last instance, by place.
  private let keys: UnsafeMutablePointer<Value>
  private var keyCount = 0
  /// Where the value of each attribute is among the pairs; −1 for one that is missing.
  private let places: UnsafeMutablePointer<Int>
  /// The pairs of the instance at hand: name, value, name, value, ….
  private var pairs: UnsafePointer<Value>?
  /// The pairs of an instance whose attributes come in two dictionaries.
  private var joined = UnsafeMutableBufferPointer<Value>(start: nil, count: 0)
  private var budget: SharingBudget

  /// Attributes of an instance whose places are kept.
  private static var keyLimit: Int { 64 }

  init(_ names: [String], _ limits: InputLimits, byteCount: Int) {
    self.names = names
    budget = SharingBudget(limits, byteCount: byteCount)
    keys = .allocate(capacity: Self.keyLimit)
    places = .allocate(capacity: names.count)
    places.initialize(repeating: -1, count: names.count)
  }

  /// Call this between pickles: the next one numbers its nodes from the start.
  mutating func forgetValues() {
    keyCount = 0
  }

  deinit {
    keys.deallocate()
    places.deallocate()
    joined.deallocate()
  }

  /// The value of attribute number `attribute` of the instance at hand; nil when it has none.
  @inline(__always)
  subscript(attribute: Int) -> Value? {
    let place = places[attribute]
    guard place >= 0, let pairs else { return nil }
    return pairs[place]
  }

  /// Reads the attributes of `state`: a dictionary, or the pair of dictionaries that classes with
  /// `__slots__` give (CPython, `copyreg.__reduce_ex__`). False when it is neither.
  ///
  /// They can be asked for as long as the graph does not change.
  mutating func read(
    _ state: Value, in graph: borrowing PickleGraph, at offset: Int
  ) throws(LoadError) -> Bool {
    if let pairs = graph.dictionary(state) {
      try budget.spend(pairs.count / 2, free: FreeSharing.attributes, at: offset)
      read(pairs: pairs, in: graph)
      return true
    }
    guard let parts = graph.sequence(state), parts.count == 2 else { return false }
    if parts[0].isNone, let slots = graph.dictionary(parts[1]) {
      try budget.spend(slots.count / 2, free: FreeSharing.attributes, at: offset)
      read(pairs: slots, in: graph)
      return true
    }
    return try readBoth(parts, in: graph, at: offset)
  }

  /// Reads attributes given as name, value, name, value, …; they can be asked for as long as these
  /// are there.
  @inline(__always)
  mutating func read(pairs: UnsafeBufferPointer<Value>, in graph: borrowing PickleGraph) {
    self.pairs = pairs.baseAddress
    let count = pairs.count / 2
    var place = 0
    if count == keyCount, let first = pairs.baseAddress {
      while place < count, first[2 &* place] == keys[place] { place &+= 1 }
    }
    if place != count || count == 0 { learn(pairs, in: graph) }
  }

  private mutating func readBoth(
    _ parts: UnsafeBufferPointer<Value>, in graph: borrowing PickleGraph, at offset: Int
  ) throws(LoadError) -> Bool {
    var count = 0
    for part in parts where !part.isNone {
      guard let pairs = graph.dictionary(part) else { return false }
      try budget.spend(pairs.count / 2, free: FreeSharing.attributes, at: offset)
      count += pairs.count
    }
    if joined.count < count {
      joined.deallocate()
      joined = .allocate(capacity: count)
    }
    count = 0
    for part in parts {
      guard let pairs = graph.dictionary(part) else { continue }
      for value in pairs {
        joined[count] = value
        count += 1
      }
    }
    read(pairs: UnsafeBufferPointer(rebasing: joined[..<count]), in: graph)
    return true
  }

  /// Looks up what every name means, and remembers it for the next instance.
  @inline(never)
  private mutating func learn(
    _ pairs: UnsafeBufferPointer<Value>, in graph: borrowing PickleGraph
  ) {
    places.update(repeating: -1, count: names.count)
    keyCount = 0
    for place in stride(from: 0, to: pairs.count - 1, by: 2) {
      let name = attributeName(pairs[place], in: graph)
      if let attribute = names.firstIndex(where: { $0 == name }) { places[attribute] = place + 1 }
      if place / 2 < Self.keyLimit { keys[place / 2] = pairs[place] }
    }
    if pairs.count / 2 <= Self.keyLimit { keyCount = pairs.count / 2 }
  }
}
