import PickleReader

/// Turns `TrackedObject` instances into rows, as each becomes complete.
struct InstanceLoader: ~Copyable {
  private(set) var rows: GrowableBuffer<Instance>
  private(set) var sizes: GrowableBuffer<SizeRecord>
  private var traces: TraceInterner
  private var names = ClassNameReader()
  private var attributes: AttributeReader

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

  init(_ limits: PickleLimits, byteCount: Int, _ budget: MemoryBudget) {
    traces = TraceInterner(limits, byteCount: byteCount)
    attributes = AttributeReader(
      Attribute.allCases.map(\.rawValue), limits, byteCount: byteCount)
    rows = GrowableBuffer(budget, maximumCount: FoldToken.maximumRows)
    sizes = GrowableBuffer(budget, maximumCount: FoldToken.maximumRows)
  }

  /// To be called between pickles: another one numbers its nodes anew.
  mutating func forgetValues() {
    traces.forgetValues()
    names.forgetValues()
    attributes.forgetValues()
  }

  /// Gives up what was gathered.
  consuming func finish() -> Tables {
    Tables(rows: rows, sizes: sizes, traces: traces.traces)
  }

  struct Tables: ~Copyable {
    var rows: GrowableBuffer<Instance>
    var sizes: GrowableBuffer<SizeRecord>
    var traces: [Trace]
  }

  /// Adds a row for a `TrackedObject` whose sizes have been added before; returns its index.
  mutating func add(
    _ instance: PickleGraph.Instance, texts: inout TextBuilder, in graph: borrowing PickleGraph,
    at offset: Int
  ) throws(PickleError) -> Int {
    guard try attributes.read(instance.state, in: graph, at: offset) else {
      throw .unexpected(at: offset, "a TrackedObject without attributes")
    }
    let death = attributes[Number.death] ?? .none
    var row = Instance(
      address: attributes[Number.id].flatMap { graph.unsigned($0) } ?? 0,
      name: try names.name(attributes[Number.name] ?? .none, texts: &texts, in: graph, at: offset),
      repr: try repr(attributes[Number.repr] ?? .none, texts: &texts, in: graph, at: offset),
      birth: try time(attributes[Number.birth], "birth", in: graph, at: offset),
      deathTime: death.isNone ? 0 : try time(death, "death", in: graph, at: offset),
      firstSize: UInt32(sizes.count), sizeCount: 0, traceIndex: .max, isFreed: !death.isNone)
    if let trace = attributes[Number.trace] {
      row.traceIndex = try traces.index(of: trace, in: graph, at: offset)
    }
    guard let records = attributes[Number.snapshots] ?? attributes[Number.footprint] else {
      throw .unexpected(at: offset, "a TrackedObject without snapshots")
    }
    row.sizeCount = try addSizes(records, in: graph, at: offset)
    try rows.append(row, at: offset)
    return rows.count - 1
  }

  /// Adds the `(timestamp, Asized)` pairs of an instance and returns their number.
  private mutating func addSizes(
    _ records: Value, in graph: borrowing PickleGraph, at offset: Int
  ) throws(PickleError) -> UInt32 {
    guard let pairs = graph.sequence(records) else {
      throw .unexpected(at: offset, "the sizes of a TrackedObject are \(graph.describe(records))")
    }
    for pair in pairs {
      guard let parts = graph.sequence(pair), parts.count == 2, let token = parts[1].foldedToken,
        FoldToken.isSized(token)
      else {
        throw .unexpected(
          at: offset, "a size of a TrackedObject is \(graph.describe(pair)), not (time, Asized)")
      }
      let record = SizeRecord(
        timestamp: try time(parts[0], "timestamp", in: graph, at: offset),
        sized: SizedIndex(token), snapshotIndex: .max)
      try sizes.append(record, at: offset)
    }
    return UInt32(pairs.count)
  }

  private func repr(
    _ value: Value, texts: inout TextBuilder, in graph: borrowing PickleGraph, at offset: Int
  ) throws(PickleError) -> TextRef {
    if value.isNone { return .empty }
    guard let text = try texts.reference(value, in: graph, at: offset) else {
      throw .unexpected(at: offset, "the repr of a TrackedObject is \(graph.describe(value))")
    }
    return text
  }

  private func time(
    _ value: Value?, _ name: String, in graph: borrowing PickleGraph, at offset: Int
  ) throws(PickleError) -> Double {
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
