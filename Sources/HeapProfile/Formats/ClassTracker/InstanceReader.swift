import Bytes
import PickleReader

/// Turns `TrackedObject` instances into rows, as each becomes complete.
struct InstanceReader: ~Copyable {
  private var traces: TraceInterner
  private var names = ClassNameReader()
  private var attributes: AttributeReader
  private var treeBudget: SharingBudget

  /// Attribute names of `pympler.classtracker.TrackedObject` and of Heapmonitor's.
  private enum Attribute: String, CaseIterable {
    case id
    case repr
    case name
    case birth
    case death
    case trace
    case snapshots
    case footprint  // what 2008's Heapmonitor called `snapshots`

    var number: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  private enum Number {
    static let id = Attribute.id.number
    static let repr = Attribute.repr.number
    static let name = Attribute.name.number
    static let birth = Attribute.birth.number
    static let death = Attribute.death.number
    static let trace = Attribute.trace.number
    static let snapshots = Attribute.snapshots.number
    static let footprint = Attribute.footprint.number
  }

  init(_ limits: InputLimits, byteCount: Int) {
    traces = TraceInterner(limits, byteCount: byteCount)
    treeBudget = SharingBudget(limits, byteCount: byteCount)
    attributes = AttributeReader(
      Attribute.allCases.map(\.rawValue), limits, byteCount: byteCount)
  }

  /// Call this between pickles: the next one numbers its nodes from the start.
  mutating func forgetValues() {
    traces.forgetValues()
    names.forgetValues()
    attributes.forgetValues()
  }

  /// The index of a trace that is not an instance's; see ``TraceInterner``.
  mutating func trace(
    _ trace: Value, in graph: borrowing PickleGraph, at offset: Int,
    _ builder: inout ProfileBuilder
  ) throws(LoadError) -> TraceIndex? {
    try traces.index(of: trace, in: graph, at: offset, &builder)
  }

  /// Adds a row for a `TrackedObject` whose sized objects have been added before.
  ///
  /// - Returns: the row's number.
  mutating func add(
    _ instance: PickleGraph.Instance, texts: inout DumpTexts, in graph: borrowing PickleGraph,
    at offset: Int, _ builder: inout ProfileBuilder
  ) throws(LoadError) -> UInt32 {
    guard try attributes.read(instance.state, in: graph, at: offset) else {
      throw .unexpected(at: offset, "a TrackedObject without attributes")
    }
    let death = attributes[Number.death] ?? .none
    var row = NewInstance(
      address: attributes[Number.id].flatMap { graph.unsigned($0) } ?? 0,
      name: try names.name(
        attributes[Number.name] ?? .none, texts: &texts, in: graph, at: offset, &builder),
      repr: try repr(
        attributes[Number.repr] ?? .none, texts: &texts, in: graph, at: offset, &builder),
      birth: try time(attributes[Number.birth], "birth", in: graph, at: offset),
      death: death.isNone ? nil : try time(death, "death", in: graph, at: offset))
    if let trace = attributes[Number.trace] {
      row.trace = try traces.index(of: trace, in: graph, at: offset, &builder)
    }
    guard let records = attributes[Number.snapshots] ?? attributes[Number.footprint] else {
      throw .unexpected(at: offset, "a TrackedObject without snapshots")
    }
    let sizeCount = try addSizes(records, in: graph, at: offset, &builder)
    return try builder.add(row, sizeCount: sizeCount, at: offset)
  }

  /// Adds the `(timestamp, Asized)` pairs of an instance and returns their number.
  private mutating func addSizes(
    _ records: Value, in graph: borrowing PickleGraph, at offset: Int,
    _ builder: inout ProfileBuilder
  ) throws(LoadError) -> Int {
    guard let pairs = graph.sequence(records) else {
      throw .unexpected(at: offset, "the sizes of a TrackedObject are \(graph.describe(records))")
    }
    graph.seal(records)
    for pair in pairs {
      graph.seal(pair)
      guard let parts = graph.sequence(pair), parts.count == 2, let token = parts[1].foldedToken,
        FoldToken.isSized(token)
      else {
        throw .unexpected(
          at: offset, "a size of a TrackedObject is \(graph.describe(pair)), not (time, Asized)")
      }
      // Every instance shows its trees, whether others have them as well or not.
      try treeBudget.spend(
        Int(builder.sized[Int(token)].descendants), free: FreeSharing.referents, at: offset)
      try builder.addSize(
        at: try time(parts[0], "timestamp", in: graph, at: offset), SizedIndex(token), at: offset)
    }
    return pairs.count
  }

  private func repr(
    _ value: Value, texts: inout DumpTexts, in graph: borrowing PickleGraph, at offset: Int,
    _ builder: inout ProfileBuilder
  ) throws(LoadError) -> TextRef {
    if value.isNone { return .empty }
    guard let text = try texts.reference(value, in: graph, at: offset, &builder) else {
      throw .unexpected(at: offset, "the repr of a TrackedObject is \(graph.describe(value))")
    }
    return text
  }

  private func time(
    _ value: Value?, _ name: String, in graph: borrowing PickleGraph, at offset: Int
  ) throws(LoadError) -> Double {
    guard let value, let time = graph.number(value) else {
      throw .unexpected(
        at: offset,
        "the \(name) of a TrackedObject is \(value.map { graph.describe($0) } ?? "missing")")
    }
    guard time.isFinite else {
      throw .unexpected(at: offset, "the \(name) of a TrackedObject is not finite: \(time)")
    }
    return time
  }
}
