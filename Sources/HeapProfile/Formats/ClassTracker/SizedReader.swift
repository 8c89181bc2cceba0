import Bytes
import Measures
import PickleReader

/// Turns `Asized` instances into rows of the table of sized objects, as each becomes complete.
struct SizedReader: ~Copyable {
  private var attributes: AttributeReader

  init(_ limits: InputLimits, byteCount: Int) {
    attributes = AttributeReader(["size", "flat", "name", "refs"], limits, byteCount: byteCount)
  }

  /// Call this between pickles: the next one numbers its nodes from the start.
  mutating func forgetValues() {
    attributes.forgetValues()
  }

  /// Adds a row for an `Asized` whose referents have been added before.
  ///
  /// - Returns: the row's index.
  mutating func add(
    _ state: Value, texts: inout DumpTexts, in graph: borrowing PickleGraph, at offset: Int,
    _ builder: inout ProfileBuilder
  ) throws(LoadError) -> UInt32 {
    guard try attributes.read(state, in: graph, at: offset) else {
      throw .unexpected(at: offset, "an Asized without attributes")
    }
    return try addRow(texts: &texts, in: graph, at: offset, &builder)
  }

  /// The same, from the names and values of the attributes.
  mutating func add(
    attributes pairs: UnsafeBufferPointer<Value>, texts: inout DumpTexts,
    in graph: borrowing PickleGraph, at offset: Int, _ builder: inout ProfileBuilder
  ) throws(LoadError) -> UInt32 {
    attributes.read(pairs: pairs, in: graph)
    return try addRow(texts: &texts, in: graph, at: offset, &builder)
  }

  @inline(__always)
  private mutating func addRow(
    texts: inout DumpTexts, in graph: borrowing PickleGraph, at offset: Int,
    _ builder: inout ProfileBuilder
  ) throws(LoadError) -> UInt32 {
    let size = try bytes(0, "size", in: graph, at: offset)
    let flat = try bytes(1, "flat", in: graph, at: offset)
    var name = TextRef.empty
    if let value = attributes[2], !value.isNone {
      guard let text = try texts.reference(value, in: graph, at: offset, &builder) else {
        throw .unexpected(at: offset, "the name of an Asized is \(graph.describe(value))")
      }
      name = text
    }
    let (descendants, height) = try adopt(attributes[3] ?? .none, in: graph, at: offset, &builder)
    let row = Sized(
      size: size, flat: flat, name: name, descendants: descendants, height: height)
    return try builder.add(row, at: offset).rawValue
  }

  @inline(__always)
  private func bytes(
    _ attribute: Int, _ name: StaticString, in graph: borrowing PickleGraph, at offset: Int
  ) throws(LoadError) -> ByteCount {
    if let number = attributes[attribute]?.smallInteger, number >= 0 { return ByteCount(number) }
    return try uncommonBytes(attribute, name, in: graph, at: offset)
  }

  @inline(never)
  private func uncommonBytes(
    _ attribute: Int, _ name: StaticString, in graph: borrowing PickleGraph, at offset: Int
  ) throws(LoadError) -> ByteCount {
    guard let value = attributes[attribute] else {
      throw .unexpected(at: offset, "an Asized without \(name)")
    }
    guard let number = graph.integer(value) else {
      throw .unexpected(
        at: offset, "the \(name) of an Asized is not an integer of at most 64 bits")
    }
    guard number >= 0 else {
      throw .unexpected(at: offset, "the \(name) of an Asized is negative: \(number)")
    }
    return ByteCount(number)
  }

  /// Makes sure that the referents' trees end right before the next row, and measures them.
  @inline(__always)
  private func adopt(
    _ referents: Value, in graph: borrowing PickleGraph, at offset: Int,
    _ builder: inout ProfileBuilder
  ) throws(LoadError) -> (descendants: UInt32, height: UInt32) {
    if referents.isNone || referents == .emptyTuple { return (0, 0) }
    return try measure(referents, in: graph, at: offset, &builder)
  }

  private func measure(
    _ referents: Value, in graph: borrowing PickleGraph, at offset: Int,
    _ builder: inout ProfileBuilder
  ) throws(LoadError) -> (descendants: UInt32, height: UInt32) {
    guard let values = graph.sequence(referents) else {
      throw .unexpected(at: offset, "the referents of an Asized are \(graph.describe(referents))")
    }
    graph.seal(referents)
    if values.isEmpty { return (0, 0) }
    var next = builder.sized.count - 1
    var height: UInt32 = 0
    var isInPlace = true
    for value in values.reversed() {
      guard let token = value.foldedToken, FoldToken.isSized(token) else {
        throw .unexpected(at: offset, "a referent of an Asized is \(graph.describe(value))")
      }
      let row = builder.sized[Int(token)]
      height = max(height, row.height + 1)
      if Int(token) != next { isInPlace = false }
      next -= Int(row.descendants) + 1
    }
    if !isInPlace { return try copy(values, height: height, at: offset, &builder) }
    return (UInt32(builder.sized.count - 1 - next), height)
  }

  /// Copies referents that other objects refer to as well, so that every tree is complete.
  ///
  /// No recorder shares them. The table's limit ends a dump that shares in order to grow.
  private func copy(
    _ values: UnsafeBufferPointer<Value>, height: UInt32, at offset: Int,
    _ builder: inout ProfileBuilder
  ) throws(LoadError) -> (descendants: UInt32, height: UInt32) {
    let start = builder.sized.count
    for value in values {
      guard let token = value.foldedToken else { continue }
      let end = Int(token) + 1
      for row in end - 1 - Int(builder.sized[end - 1].descendants)..<end {
        _ = try builder.add(builder.sized[row], at: offset)
      }
    }
    return (UInt32(builder.sized.count - start), height)
  }
}
