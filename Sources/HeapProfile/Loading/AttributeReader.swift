import PickleReader

/// Finds named attributes in the states of instances, quickly when they come in the same order.
///
/// A pickler writes each attribute name once and fetches it from the memo after that, so a key is
/// mostly the very value that stood at this place in the instance before.
///
/// On plain memory: it is asked for every instance of a dump.
struct AttributeReader: ~Copyable {
  /// The attributes' names; their places here are the numbers that ``subscript(_:)`` takes.
  private let names: [String]
  /// Key and meaning at each of the first places, as the last instance had them.
  private let expected: UnsafeMutablePointer<Expectation>
  private static var expectedCount: Int { 64 }
  private let values: UnsafeMutablePointer<Value>
  private var isPresent: UInt64 = 0

  private struct Expectation {
    var key: Value
    /// The number of the attribute; −1 for one that nobody asks for.
    var attribute: Int
  }

  /// - Parameter names: at most 64.
  init(_ names: [String]) {
    self.names = names
    values = .allocate(capacity: names.count)
    values.initialize(repeating: .none, count: names.count)
    expected = .allocate(capacity: Self.expectedCount)
    expected.initialize(
      repeating: Expectation(key: .none, attribute: -1), count: Self.expectedCount)
  }

  deinit {
    values.deallocate()
    expected.deallocate()
  }

  /// The value of attribute number `attribute` of the instance at hand; nil when it has none.
  @inline(__always)
  subscript(attribute: Int) -> Value? {
    isPresent & 1 << UInt64(attribute) == 0 ? nil : values[attribute]
  }

  /// Reads the attributes of `state`: a dictionary, or the pair of dictionaries that classes with
  /// `__slots__` give (CPython, `copyreg.__reduce_ex__`). False when it is neither.
  mutating func read(_ state: Value, in graph: borrowing PickleGraph) -> Bool {
    isPresent = 0
    if let pairs = graph.dictionary(state) {
      read(pairs, from: 0, in: graph)
      return true
    }
    guard let parts = graph.sequence(state), parts.count == 2 else { return false }
    var place = 0
    for part in parts where !part.isNone {
      guard let pairs = graph.dictionary(part) else { return false }
      read(pairs, from: place, in: graph)
      place += pairs.count / 2
    }
    return true
  }

  /// Reads attributes given as name, value, name, value, ….
  mutating func read(pairs: UnsafeBufferPointer<Value>, in graph: borrowing PickleGraph) {
    isPresent = 0
    read(pairs, from: 0, in: graph)
  }

  @inline(__always)
  private mutating func read(
    _ pairs: UnsafeBufferPointer<Value>, from firstPlace: Int, in graph: borrowing PickleGraph
  ) {
    guard var pair = pairs.baseAddress else { return }
    var isPresent = isPresent
    var place = firstPlace
    let end = firstPlace &+ pairs.count / 2
    while place < end {
      let key = pair.pointee
      let attribute =
        place < Self.expectedCount && expected[place].key == key
        ? expected[place].attribute : learn(key, at: place, in: graph)
      if attribute >= 0 {
        values[attribute] = pair[1]
        isPresent |= 1 &<< UInt64(attribute)
      }
      pair += 2
      place &+= 1
    }
    self.isPresent = isPresent
  }

  /// The number of the attribute that a key names, and remembers it for the next instance.
  @inline(never)
  private func learn(_ key: Value, at place: Int, in graph: borrowing PickleGraph) -> Int {
    let name = attributeName(key, in: graph)
    let attribute = names.firstIndex { $0 == name } ?? -1
    if place < Self.expectedCount { expected[place] = Expectation(key: key, attribute: attribute) }
    return attribute
  }
}
