import Bytes

/// Fills the tables of a graph from the blocks of a file.
struct HeapReader {
  private let blocks: HeapBlocks
  private let byteCount: Int
  private let isSalvage: Bool
  private let survey: HeapSurvey
  private var tables: HeapTables

  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - memory: the most bytes that all contents may have.
  ///   - isSalvage: whether a file that is not whole gives what is whole in it.
  init(
    _ bytes: UnsafeRawBufferPointer, memory: Int, isSalvage: Bool = false
  ) throws(HeapGraphError) {
    blocks = try HeapBlocks(bytes)
    byteCount = bytes.count
    self.isSalvage = isSalvage
    survey = try HeapSurvey(blocks, memory: memory, isSalvage: isSalvage)
    tables = try HeapTables(objects: survey.objects, references: survey.references)
  }

  /// Reads all blocks.
  consuming func graph() throws(HeapGraphError) -> HeapGraph {
    var rest = blocks
    var scratch = GrowableBuffer<UInt8>(maximumCount: .max)
    // The last block that the survey saw may be damaged inside.
    var cut = survey.cut
    var left = survey.blocks
    while left > 0 {
      left -= 1
      let block = try rest.next()
      do throws(HeapGraphError) {
        try read(block, &scratch)
      } catch {
        guard isSalvage, error.code == .damaged else { throw error }
        cut = HeapCut(reason: error.reason, offset: block.offset)
        break
      }
    }
    if cut == nil {
      let end = try rest.next()
      try blocks.withContent(of: end, scratch: &scratch) { columns throws(HeapGraphError) in
        _ = try columns.longs(2)
      }
      guard rest.offset == byteCount else {
        throw HeapGraphError(.damaged, at: rest.offset, "other bytes follow the heap")
      }
    }
    return try tables.graph(byteCount: byteCount, cut: cut)
  }

  private mutating func read(
    _ block: HeapBlock, _ scratch: inout GrowableBuffer<UInt8>
  ) throws(HeapGraphError) {
    guard let kind = block.kind else {
      _ = try blocks.stored(block)
      return
    }
    try blocks.withContent(of: block, scratch: &scratch) { columns throws(HeapGraphError) in
      switch kind {
      case .info: try readFacts(&columns)
      case .text: try columns.eachText(columns.count) { tables.texts.append($0) }
      case .type: try readTypes(&columns)
      case .layout: try readLayouts(&columns)
      case .objects: try readObjects(&columns)
      case .values: try readValues(&columns)
      case .roots: try readRoots(&columns)
      case .end: throw columns.damage("the end comes before the end")
      }
    }
  }

  private mutating func readFacts(_ columns: inout HeapColumns) throws(HeapGraphError) {
    var name: String?
    try columns.eachText(columns.count * 2) { text in
      let text = String(decoding: text.prefix(ProcessFacts.longest), as: UTF8.self)
      if let known = name {
        tables.facts.note(known, text)
        name = nil
      } else {
        name = text
      }
    }
  }

  private mutating func readTypes(_ columns: inout HeapColumns) throws(HeapGraphError) {
    let addresses = try columns.longs(columns.count)
    let names = try columns.words(columns.count)
    let modules = try columns.words(columns.count)
    let baseCounts = try columns.words(columns.count)
    for number in 0..<columns.count {
      let bases = try columns.longs(Int(baseCounts[number]))
      tables.types.append(
        HeapType(
          name: tables.name(Int(names[number])), module: tables.name(Int(modules[number])),
          address: addresses[number], bases: (0..<bases.count).map { bases[$0] }))
    }
  }

  private mutating func readLayouts(_ columns: inout HeapColumns) throws(HeapGraphError) {
    let rules = try columns.words(columns.count)
    let nameCounts = try columns.words(columns.count)
    for number in 0..<columns.count {
      let names = try columns.words(Int(nameCounts[number]))
      tables.layouts.append(rule: rules[number], names: (0..<names.count).map { names[$0] })
    }
  }

  private mutating func readObjects(_ columns: inout HeapColumns) throws(HeapGraphError) {
    let addresses = try columns.longs(columns.count)
    let sizes = try columns.longs(columns.count)
    let types = try columns.words(columns.count)
    let layouts = try columns.words(columns.count)
    let counts = try columns.words(columns.count)
    let referenceCounts = try columns.words(columns.count)
    var left = columns.block.referenceCount ?? 0
    // All of a block or nothing: what is salvaged has whole objects.
    for row in 0..<columns.count {
      guard Int(types[row]) < tables.types.count, Int(layouts[row]) < tables.layouts.count,
        Int(referenceCounts[row]) <= left
      else { throw columns.damage("it names what did not come before") }
      left -= Int(referenceCounts[row])
    }
    guard left == 0 else { throw columns.damage("it holds more than it counts") }
    for row in 0..<columns.count {
      guard
        tables.begin(
          addresses[row], bytes: sizes[row], type: types[row], layout: layouts[row],
          count: counts[row])
      else { throw columns.damage("the sizes of objects exceed 64 bits") }
      let targets = try columns.longs(Int(referenceCounts[row]))
      for place in 0..<targets.count { tables.refer(to: targets[place]) }
    }
  }

  private mutating func readValues(_ columns: inout HeapColumns) throws(HeapGraphError) {
    let addresses = try columns.longs(columns.count)
    let kinds = try columns.words(columns.count)
    let lengths = try columns.words(columns.count)
    let stored = try columns.words(columns.count)
    for row in 0..<columns.count {
      let text = try columns.take(Int(stored[row]))
      guard let kind = HeapValue.Kind(rawValue: kinds[row]) else { continue }
      tables.addValue(kind, length: lengths[row], text, at: addresses[row])
    }
  }

  private mutating func readRoots(_ columns: inout HeapColumns) throws(HeapGraphError) {
    let kinds = try columns.words(columns.count)
    let texts = try columns.words(columns.count)
    let addresses = try columns.longs(columns.count)
    for row in 0..<columns.count {
      guard let kind = [1: HeapRoot.Kind.module, 2: .frame][kinds[row]] else { continue }
      tables.addRoot(kind, tables.name(Int(texts[row])), addresses[row])
    }
  }
}

extension HeapColumns {
  /// Calls `body` with each of the next texts: a column of lengths, and then the texts.
  mutating func eachText(
    _ count: Int, _ body: (UnsafeRawBufferPointer) -> Void
  ) throws(HeapGraphError) {
    let lengths = try words(count)
    for place in 0..<count { body(try take(Int(lengths[place]))) }
  }
}
