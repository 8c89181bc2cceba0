/// Fills the tables of a graph from JSON lines of midden.
///
/// References have no names there. What is certain is named: the elements of lists and tuples, the keys of
/// dictionaries, the variables of modules and types.
struct MiddenReader {
  private let bytes: UnsafeRawBufferPointer
  private let survey: MiddenSurvey
  private var tables: HeapTables
  private var layouts = LayoutTable()
  private var types: [String: UInt32] = [:]

  /// Characters of a text that are kept.
  private static let valueLength = 80
  /// Bytes of a name or value that are looked at.
  private static let longest = 4_000

  init(_ bytes: UnsafeRawBufferPointer, isSalvage: Bool) throws(HeapGraphError) {
    self.bytes = bytes
    survey = try MiddenSurvey(bytes, isSalvage: isSalvage)
    tables = try HeapTables(objects: survey.objects, references: survey.references)
  }

  consuming func graph() throws(HeapGraphError) -> HeapGraph {
    tables.facts.note("program", "midden")
    var place = 0
    while place < survey.end, let range = MiddenSurvey.line(bytes, from: place) {
      guard let line = MiddenLine(bytes, range) else { break }
      try read(line)
      place = range.upperBound + 1
    }
    return try tables.graph(byteCount: bytes.count, cut: survey.cut)
  }

  private mutating func read(_ line: MiddenLine) throws(HeapGraphError) {
    let name = text(line.type)
    let targets = targets(line)
    let isDictionary = name == "builtins.dict" && targets.count % 2 == 0
    let layout =
      switch name {
      case "builtins.dict" where isDictionary: layout(.keysAndValues)
      case "builtins.list", "builtins.tuple": layout(.ascending)
      case "builtins.set", "builtins.frozenset": layout(.members)
      case "builtins.module", "builtins.type": layoutOfNamespace(targets)
      default: layout(.unnamed)
      }
    guard
      tables.begin(
        line.address, bytes: line.size, type: type(name), layout: layout,
        count: HeapGraph.unknown)
    else { throw HeapGraphError(.damaged, "the sizes of objects exceed 64 bits") }
    // Keys and values come by turns, and are named one after the other.
    for first in 0..<(isDictionary ? 2 : 1) {
      for place in stride(from: first, to: targets.count, by: isDictionary ? 2 : 1) {
        tables.refer(to: targets[place])
      }
    }
    if let value = line.value { add(value, of: line, name) }
  }

  private func targets(_ line: MiddenLine) -> [UInt64] {
    var rest = JSONBytes(bytes, line.references..<bytes.count)
    var targets: [UInt64] = []
    targets.reserveCapacity(line.count)
    for _ in 0..<line.count {
      guard let target = rest.number() else { break }
      targets.append(target)
      _ = rest.take(",")
    }
    return targets
  }

  private mutating func layout(_ rule: ReferenceRule, _ names: [UInt32] = []) -> UInt32 {
    layouts.number(rule: rule, names: names, in: &tables.layouts)
  }

  /// A module and a type have their variables in the first dictionary that the collector shows of them.
  private mutating func layoutOfNamespace(_ targets: [UInt64]) -> UInt32 {
    guard let place = targets.firstIndex(where: survey.dictionaries.contains) else {
      return layout(.unnamed)
    }
    let names = [UInt32](repeating: NameCode.none, count: place) + [NameCode.namespace]
    return layout(.unnamed, names)
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: JSONBytes.text(bytes, range, most: Self.longest), as: UTF8.self)
  }

  private mutating func type(_ name: String) -> UInt32 {
    if let number = types[name] { return number }
    let number = UInt32(truncatingIfNeeded: tables.types.count)
    types[name] = number
    let own = name.hasPrefix("builtins.") ? String(name.dropFirst("builtins.".count)) : name
    tables.types.append(HeapType(name: own, module: "", address: 0, bases: []))
    return number
  }

  private mutating func add(_ range: Range<Int>, of line: MiddenLine, _ type: String) {
    var kind = HeapValue.Kind.number
    switch type {
    case "builtins.str": kind = .text
    case "builtins.int", "builtins.float": break
    case "builtins.module":
      let name = text(range)
      let module = name.hasPrefix("module ") ? String(name.dropFirst("module ".count)) : name
      return tables.addRoot(.module, module, line.address)
    default: return
    }
    let whole = text(range).unicodeScalars
    var beginning = String(whole.prefix(Self.valueLength))
    beginning.withUTF8 {
      tables.addValue(
        kind, length: UInt32(whole.count), UnsafeRawBufferPointer($0), at: line.address)
    }
  }
}
