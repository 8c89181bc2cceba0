import PickleReader

/// Turns `Asized` instances into rows of the table of sized objects, as each becomes complete.
struct SizedLoader: ~Copyable {
  private(set) var rows: GrowableBuffer<Sized>
  private var attributes: AttributeReader

  init(_ limits: PickleLimits, byteCount: Int, _ budget: MemoryBudget) {
    attributes = AttributeReader(["size", "flat", "name", "refs"], limits, byteCount: byteCount)
    rows = GrowableBuffer(budget, maximumCount: FoldToken.maximumRows)
  }

  /// To be called between pickles: another one numbers its nodes anew.
  mutating func forgetValues() {
    attributes.forgetValues()
  }

  consuming func finish() -> FlatTable<Sized> { FlatTable(rows) }

  /// Adds a row for an `Asized` whose referents have been added before.
  ///
  /// - Returns: the row's index.
  mutating func add(
    _ state: Value, texts: inout TextBuilder, in graph: borrowing PickleGraph, at offset: Int
  ) throws(PickleError) -> UInt32 {
    guard try attributes.read(state, in: graph, at: offset) else {
      throw .unexpected(at: offset, "an Asized without attributes")
    }
    return try addRow(texts: &texts, in: graph, at: offset)
  }

  /// The same, from the names and values of the attributes.
  mutating func add(
    attributes pairs: UnsafeBufferPointer<Value>, texts: inout TextBuilder,
    in graph: borrowing PickleGraph, at offset: Int
  ) throws(PickleError) -> UInt32 {
    attributes.read(pairs: pairs, in: graph)
    return try addRow(texts: &texts, in: graph, at: offset)
  }

  @inline(__always)
  private mutating func addRow(
    texts: inout TextBuilder, in graph: borrowing PickleGraph, at offset: Int
  ) throws(PickleError) -> UInt32 {
    let size = try bytes(0, "size", in: graph, at: offset)
    let flat = try bytes(1, "flat", in: graph, at: offset)
    var name = TextRef.empty
    if let value = attributes[2], !value.isNone {
      guard let text = try texts.reference(value, in: graph, at: offset) else {
        throw .unexpected(at: offset, "the name of an Asized is \(graph.describe(value))")
      }
      name = text
    }
    let (descendants, height) = try adopt(attributes[3] ?? .none, in: graph, at: offset)
    let row = Sized(
      size: size, flat: flat, name: name, descendants: descendants, height: height)
    try rows.append(row, at: offset)
    return UInt32(rows.count - 1)
  }

  @inline(__always)
  private func bytes(
    _ attribute: Int, _ name: StaticString, in graph: borrowing PickleGraph, at offset: Int
  ) throws(PickleError) -> Int64 {
    if let number = attributes[attribute]?.smallInteger, number >= 0 { return number }
    return try uncommonBytes(attribute, name, in: graph, at: offset)
  }

  @inline(never)
  private func uncommonBytes(
    _ attribute: Int, _ name: StaticString, in graph: borrowing PickleGraph, at offset: Int
  ) throws(PickleError) -> Int64 {
    guard let value = attributes[attribute] else {
      throw .unexpected(at: offset, "an Asized without \(name)")
    }
    guard let number = graph.integer(value) else {
      throw .unexpected(
        at: offset, "the \(name) of an Asized is \(graph.describe(value)) beyond 64 bits or no int")
    }
    guard number >= 0 else {
      throw .unexpected(at: offset, "the \(name) of an Asized is negative: \(number)")
    }
    return number
  }

  /// Makes sure that the referents' trees end right before the next row, and measures them.
  @inline(__always)
  private mutating func adopt(
    _ referents: Value, in graph: borrowing PickleGraph, at offset: Int
  ) throws(PickleError) -> (descendants: UInt32, height: UInt32) {
    if referents.isNone || referents == .emptyTuple { return (0, 0) }
    return try measure(referents, in: graph, at: offset)
  }

  private mutating func measure(
    _ referents: Value, in graph: borrowing PickleGraph, at offset: Int
  ) throws(PickleError) -> (descendants: UInt32, height: UInt32) {
    guard let values = graph.sequence(referents) else {
      throw .unexpected(at: offset, "the referents of an Asized are \(graph.describe(referents))")
    }
    if values.isEmpty { return (0, 0) }
    var next = rows.count - 1
    var height: UInt32 = 0
    var isInPlace = true
    for value in values.reversed() {
      guard let token = value.foldedToken, FoldToken.isSized(token) else {
        throw .unexpected(at: offset, "a referent of an Asized is \(graph.describe(value))")
      }
      let row = rows[Int(token)]
      height = max(height, row.height + 1)
      if Int(token) != next { isInPlace = false }
      next -= Int(row.descendants) + 1
    }
    if !isInPlace { return try copy(values, height: height, at: offset) }
    return (UInt32(rows.count - 1 - next), height)
  }

  /// Copies referents that other objects refer to as well, so that every tree is whole.
  ///
  /// No recorder shares them. The table's limit ends a dump that shares in order to grow.
  private mutating func copy(
    _ values: UnsafeBufferPointer<Value>, height: UInt32, at offset: Int
  ) throws(PickleError) -> (descendants: UInt32, height: UInt32) {
    let start = rows.count
    for value in values {
      guard let token = value.foldedToken else { continue }
      let count = Int(rows[Int(token)].descendants) + 1
      try rows.reserve(count, at: offset)
      (rows.base + rows.count).update(from: rows.base + (Int(token) + 1 - count), count: count)
      rows.count += count
    }
    return (UInt32(rows.count - start), height)
  }
}
