import Bytes

/// Fills the tables of a graph from the blocks of a file.
///
/// References are kept by address until all objects are known.
struct HeapReader {
  private let blocks: HeapBlocks
  private let survey: HeapSurvey
  private let byteCount: Int
  private let sizes: Numbers<UInt64>
  private let addresses: Numbers<UInt64>
  private let typeNumbers: Numbers<UInt32>
  private let layoutNumbers: Numbers<UInt32>
  private let counts: Numbers<UInt32>
  private let starts: Numbers<UInt32>
  private let targetAddresses: Numbers<UInt64>
  private var texts = HeapTexts()
  private var types: [HeapType] = []
  private var layouts = Layouts()
  private var facts = ProcessFacts()
  private var values = HeapValues()
  private var valueAddresses: [UInt64] = []
  private var roots: [(kind: UInt32, text: Int, address: UInt64)] = []
  private var objects = 0
  private var references = 0
  private var bytes: Int64 = 0

  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - memory: the most bytes that all contents may have.
  init(_ bytes: UnsafeRawBufferPointer, memory: Int) throws(HeapGraphError) {
    blocks = try HeapBlocks(bytes)
    byteCount = bytes.count
    survey = try HeapSurvey(blocks, memory: memory)
    sizes = try Numbers(survey.objects)
    addresses = try Numbers(survey.objects)
    typeNumbers = try Numbers(survey.objects)
    layoutNumbers = try Numbers(survey.objects)
    counts = try Numbers(survey.objects)
    starts = try Numbers(survey.objects + 1)
    targetAddresses = try Numbers(survey.references)
  }

  /// Reads all blocks.
  consuming func graph() throws(HeapGraphError) -> HeapGraph {
    var rest = blocks
    var scratch = GrowableBuffer<UInt8>(maximumCount: .max)
    while true {
      let block = try rest.next()
      guard let kind = block.kind else {
        _ = try blocks.stored(block)
        continue
      }
      try blocks.withContent(of: block, scratch: &scratch) { columns throws(HeapGraphError) in
        try self.read(kind, &columns)
      }
      if kind == .end { break }
    }
    guard rest.offset == byteCount else {
      throw HeapGraphError(.damaged, at: rest.offset, "other bytes follow the heap")
    }
    return try resolved()
  }

  private mutating func read(
    _ kind: HeapBlock.Kind, _ columns: inout HeapColumns
  ) throws(HeapGraphError) {
    switch kind {
    case .info: try readFacts(&columns)
    case .text: try columns.eachText(columns.count) { texts.append($0) }
    case .type: try readTypes(&columns)
    case .layout: try readLayouts(&columns)
    case .objects: try readObjects(&columns)
    case .values: try readValues(&columns)
    case .roots: try readRoots(&columns)
    case .end: _ = try columns.longs(2)
    }
  }

  private mutating func readFacts(_ columns: inout HeapColumns) throws(HeapGraphError) {
    var name: String?
    try columns.eachText(columns.count * 2) { text in
      let text = String(decoding: text, as: UTF8.self)
      if let known = name {
        facts.note(known, text)
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
      types.append(
        HeapType(
          name: texts[Int(names[number])], module: texts[Int(modules[number])],
          address: addresses[number], bases: (0..<bases.count).map { bases[$0] }))
    }
  }

  private mutating func readLayouts(_ columns: inout HeapColumns) throws(HeapGraphError) {
    let rules = try columns.words(columns.count)
    let nameCounts = try columns.words(columns.count)
    for number in 0..<columns.count {
      let names = try columns.words(Int(nameCounts[number]))
      layouts.append(rule: rules[number])
      layouts.append(names: (0..<names.count).map { names[$0] })
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
    for row in 0..<columns.count {
      let size = sizes[row]
      let (sum, overflow) = bytes.addingReportingOverflow(Int64(clamping: size))
      guard !overflow, size < UInt64(Int64.max) else {
        throw columns.damage("the sizes of objects exceed 64 bits")
      }
      bytes = sum
      guard Int(types[row]) < self.types.count, Int(layouts[row]) < self.layouts.count,
        Int(referenceCounts[row]) <= left
      else { throw columns.damage("it names what did not come before") }
      left -= Int(referenceCounts[row])
      self.addresses[objects] = addresses[row]
      self.sizes[objects] = size
      typeNumbers[objects] = types[row]
      layoutNumbers[objects] = layouts[row]
      self.counts[objects] = counts[row]
      starts[objects] = UInt32(references)
      let targets = try columns.longs(Int(referenceCounts[row]))
      for place in 0..<targets.count { targetAddresses[references + place] = targets[place] }
      references += targets.count
      objects += 1
    }
    starts[objects] = UInt32(references)
  }

  private mutating func readValues(_ columns: inout HeapColumns) throws(HeapGraphError) {
    let addresses = try columns.longs(columns.count)
    let kinds = try columns.words(columns.count)
    let lengths = try columns.words(columns.count)
    let stored = try columns.words(columns.count)
    for row in 0..<columns.count {
      let text = try columns.take(Int(stored[row]))
      guard let kind = HeapValue.Kind(rawValue: kinds[row]) else { continue }
      valueAddresses.append(addresses[row])
      values.append(kind, length: lengths[row], text)
    }
  }

  private mutating func readRoots(_ columns: inout HeapColumns) throws(HeapGraphError) {
    let kinds = try columns.words(columns.count)
    let texts = try columns.words(columns.count)
    let addresses = try columns.longs(columns.count)
    for row in 0..<columns.count {
      roots.append((kinds[row], Int(texts[row]), addresses[row]))
    }
  }

  /// The graph, with addresses replaced by the numbers of objects.
  private func resolved() throws(HeapGraphError) -> HeapGraph {
    let index = try AddressIndex(objects)
    for object in 0..<objects where !index.insert(object, addresses) {
      throw HeapGraphError(.damaged, "two objects of the heap have the same address")
    }
    let targets = try Numbers<UInt32>(references, HeapGraph.nothing)
    var found = 0
    for reference in 0..<references {
      guard let target = index.find(targetAddresses[reference], in: addresses) else { continue }
      targets[reference] = UInt32(target)
      found += 1
    }
    let valueNumbers = try Numbers<UInt32>(objects, HeapGraph.nothing)
    for (number, address) in valueAddresses.enumerated() {
      if let object = index.find(address, in: addresses) { valueNumbers[object] = UInt32(number) }
    }
    let named = roots.compactMap { root -> HeapRoot? in
      guard let kind = [1: HeapRoot.Kind.module, 2: .frame][root.kind],
        let object = index.find(root.address, in: addresses)
      else { return nil }
      return HeapRoot(kind: kind, name: texts[root.text], object: object)
    }
    return HeapGraph(
      sizes: sizes, addresses: addresses, typeNumbers: typeNumbers, layoutNumbers: layoutNumbers,
      counts: counts, starts: starts, targets: targets, valueNumbers: valueNumbers,
      layouts: layouts, texts: texts, values: values, index: index, types: types, roots: named,
      facts: facts, byteCount: byteCount, referenceCount: found, bytes: bytes)
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
