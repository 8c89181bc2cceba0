import PickleReader

/// Finds named attributes in the states of instances, quickly when they come in the same order.
///
/// A pickler writes each attribute name once and fetches it from the memo after that, so a key is
/// mostly the very value that stood at this place in the instance before.
struct AttributeReader {
  /// The attributes' names; their places here are the numbers that ``subscript(_:)`` takes.
  private let names: [String]
  /// Key and meaning at each place, as the last instance had them.
  private var expected: [(key: Value, attribute: Int)] = []
  private var values: [Value]
  private var isPresent: UInt64 = 0

  /// - Parameter names: at most 64.
  init(_ names: [String]) {
    self.names = names
    values = Array(repeating: .none, count: names.count)
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

  @inline(__always)
  private mutating func read(
    _ pairs: UnsafeBufferPointer<Value>, from firstPlace: Int, in graph: borrowing PickleGraph
  ) {
    var index = 0
    var place = firstPlace
    while index &+ 1 < pairs.count {
      let key = pairs[index]
      if place >= expected.count || expected[place].key != key {
        learn(key, at: place, in: graph)
      }
      let attribute = expected[place].attribute
      if attribute >= 0 {
        values[attribute] = pairs[index &+ 1]
        isPresent |= 1 << UInt64(attribute)
      }
      index &+= 2
      place &+= 1
    }
  }

  @inline(never)
  private mutating func learn(_ key: Value, at place: Int, in graph: borrowing PickleGraph) {
    let name = attributeName(key, in: graph)
    let attribute = names.firstIndex { $0 == name } ?? -1
    if place < expected.count {
      expected[place] = (key, attribute)
    } else {
      // `place` grows by one from zero, so it is the end.
      expected.append((key, attribute))
    }
  }
}
