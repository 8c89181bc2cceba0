import Bytes
import PickleReader

/// Takes the parts of a record out of its values, each with the type that it has to have.
struct RecordParts {
  /// Where the pickle begins, for messages.
  let offset: Int
  private var strings: StringCache
  private var budget: SharingBudget

  init(offset: Int, _ limits: InputLimits, byteCount: Int) {
    self.offset = offset
    strings = StringCache(limits, byteCount: byteCount)
    budget = SharingBudget(limits, byteCount: byteCount)
  }

  /// The members of a dictionary by their keys; keys of other types and `None` are left out.
  mutating func members(
    _ value: Value, in graph: borrowing PickleGraph
  ) throws(LoadError) -> [String: Value] {
    guard let pairs = graph.dictionary(value) else {
      throw .unexpected(at: offset, "a part of the record is \(graph.describe(value)), not a dict")
    }
    try budget.spend(pairs.count, free: FreeSharing.attributes, at: offset)
    var members: [String: Value] = [:]
    for place in stride(from: 0, to: pairs.count - 1, by: 2) {
      if let key = attributeName(pairs[place], in: graph) {
        members[key] = pairs[place + 1].isNone ? nil : pairs[place + 1]
      }
    }
    return members
  }

  func wrong(_ key: String, _ what: String) -> LoadError {
    .unexpected(at: offset, "\"\(key)\" of the record \(what)")
  }

  mutating func text(
    _ value: Value, _ key: String, in graph: borrowing PickleGraph
  ) throws(LoadError) -> String {
    guard let text = try strings.string(value, in: graph, at: offset) else {
      throw wrong(key, "has \(graph.describe(value)) for a string")
    }
    return text
  }

  mutating func text(
    _ values: [String: Value], _ key: String, in graph: borrowing PickleGraph
  ) throws(LoadError) -> String? {
    guard let value = values[key] else { return nil }
    return try text(value, key, in: graph)
  }

  /// The items of a list; none if there is no list.
  mutating func items(
    _ value: Value?, _ key: String, in graph: borrowing PickleGraph
  ) throws(LoadError) -> [Value] {
    guard let value else { return [] }
    guard let items = graph.sequence(value) else {
      throw wrong(key, "has \(graph.describe(value)) for a list")
    }
    // The same list may stand in many places.
    try budget.spend(items.count, free: 0, at: offset)
    return Array(items)
  }

  mutating func texts(
    _ values: [String: Value], _ key: String, in graph: borrowing PickleGraph
  ) throws(LoadError) -> [String] {
    var texts: [String] = []
    for item in try items(values[key], key, in: graph) {
      texts.append(try text(item, key, in: graph))
    }
    return texts
  }

  /// The rows of a list of lists that all have `width` items.
  mutating func rows(
    _ values: [String: Value], _ key: String, of width: Int, in graph: borrowing PickleGraph
  ) throws(LoadError) -> [[Value]] {
    var rows: [[Value]] = []
    for item in try items(values[key], key, in: graph) {
      let row = try items(item, key, in: graph)
      guard row.count == width else {
        throw wrong(key, "has a list of \(row.count), not of \(width)")
      }
      rows.append(row)
    }
    return rows
  }

  func whole(
    _ values: [String: Value], _ key: String, in graph: borrowing PickleGraph
  ) throws(LoadError) -> Int64? {
    try values[key].map { value throws(LoadError) in try whole(value, key, in: graph) }
  }

  private func whole(
    _ value: Value, _ key: String, in graph: borrowing PickleGraph
  ) throws(LoadError) -> Int64 {
    guard value.boolean == nil, let number = graph.integer(value) else {
      let what = value.isLong ? "an int of more than 64 bits" : graph.describe(value)
      throw wrong(key, "has \(what) for an int")
    }
    return number
  }

  /// A number of things.
  func count(
    _ value: Value, _ key: String, in graph: borrowing PickleGraph
  ) throws(LoadError) -> Int64 {
    let number = try whole(value, key, in: graph)
    guard number >= 0 else { throw wrong(key, "has a negative number") }
    return number
  }

  func count(
    _ values: [String: Value], _ key: String, in graph: borrowing PickleGraph
  ) throws(LoadError) -> Int64? {
    try values[key].map { value throws(LoadError) in try count(value, key, in: graph) }
  }

  /// A finite number.
  func number(
    _ value: Value, _ key: String, in graph: borrowing PickleGraph
  ) throws(LoadError) -> Double {
    guard value.boolean == nil, let number = graph.number(value) else {
      throw wrong(key, "has \(graph.describe(value)) for a number")
    }
    guard number.isFinite else { throw wrong(key, "is not finite: \(number)") }
    return number
  }

  func number(
    _ values: [String: Value], _ key: String, in graph: borrowing PickleGraph
  ) throws(LoadError) -> Double? {
    try values[key].map { value throws(LoadError) in try number(value, key, in: graph) }
  }

  /// A finite number from 0 on.
  func amount(
    _ values: [String: Value], _ key: String, in graph: borrowing PickleGraph
  ) throws(LoadError) -> Double? {
    let number = try number(values, key, in: graph)
    guard number ?? 0 >= 0 else { throw wrong(key, "has a negative number") }
    return number
  }
}
