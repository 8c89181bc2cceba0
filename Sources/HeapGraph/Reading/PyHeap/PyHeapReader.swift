/// Fills the tables of a graph from a .pyheap file.
///
/// The file has what the collector shows of each object, the elements of Python's own containers, and what
/// `dir` finds: the last names what is among the first two, and is no reference of its own.
struct PyHeapReader {
  private let bytes: UnsafeRawBufferPointer
  private let file: PyHeapFile
  private let survey: PyHeapSurvey
  private let kinds: PyHeapObject.Kinds
  private var tables: HeapTables
  private var layouts = LayoutTable()
  private var typeNumbers: [UInt64: UInt32] = [:]
  private var texts: [String: Int] = [:]

  /// Characters of a text that are kept.
  private static let valueLength = 80

  init(_ bytes: UnsafeRawBufferPointer, isSalvage: Bool) throws(HeapGraphError) {
    self.bytes = bytes
    file = try PyHeapFile(bytes)
    kinds = PyHeapObject.Kinds(file)
    survey = try PyHeapSurvey(bytes, file, isSalvage: isSalvage)
    tables = try HeapTables(objects: survey.objects, references: survey.references)
  }

  consuming func graph() throws(HeapGraphError) -> HeapGraph {
    tables.facts.note("program", "pyheap")
    tables.facts.note("values", file.hasTexts ? "yes" : "no")
    for name in file.frequent { tables.texts.append(name) }
    try readFrames()
    var rest = PyHeapBytes(bytes)
    try rest.skip(file.objects)
    let count = survey.objects - file.frames.count
    for _ in 0..<count { try read(try PyHeapObject(&rest, kinds)) }
    return try tables.graph(byteCount: bytes.count, cut: survey.cut)
  }

  /// Frames are no objects of the file: they get addresses that no object has.
  private mutating func readFrames() throws(HeapGraphError) {
    for (number, frame) in file.frames.enumerated() {
      let address = UInt64(number + 1)
      let names = frame.locals.map { NameCode.local(text($0.name)) }
      try begin(
        address, bytes: 0, type: type(0, named: "frame"),
        layout: layouts.number(rule: .unnamed, names: names, in: &tables.layouts))
      for local in frame.locals { tables.refer(to: local.address) }
      tables.addRoot(.frame, frame.name, address)
    }
  }

  private mutating func begin(
    _ address: UInt64, bytes: UInt64, type: UInt32, layout: UInt32
  ) throws(HeapGraphError) {
    guard
      tables.begin(address, bytes: bytes, type: type, layout: layout, count: HeapGraph.unknown)
    else { throw HeapGraphError(.damaged, "the sizes of objects exceed 64 bits") }
  }

  private mutating func read(_ object: PyHeapObject) throws(HeapGraphError) {
    let kind = survey.types[object.type]
    let names = names(of: object, kind)
    let rule: ReferenceRule =
      switch object.container {
      case .dictionary: .keysAndValues
      case .sequence: .ascending
      case .set: .members
      case nil: .unnamed
      }
    try begin(
      object.address, bytes: UInt64(object.size), type: type(object.type, named: kind),
      layout: layouts.number(rule: rule, names: names, in: &tables.layouts))
    let rest = PyHeapBytes(bytes)
    for number in 0..<object.referents.count {
      tables.refer(to: rest.address(at: object.referents.place + 8 * number))
    }
    // Keys and values come by turns, and are named one after the other.
    let step = object.container == .dictionary ? 2 : 1
    for first in 0..<step {
      for number in stride(from: first, to: object.elements.count, by: step) {
        tables.refer(to: rest.address(at: object.elements.place + 8 * number))
      }
    }
    if kind == "module" {
      let name = object.moduleName.map(String.init) ?? "module at 0x\(hex(object.address))"
      tables.addRoot(.module, name, object.address)
    }
    addValue(of: object)
  }

  /// The names of what an object refers to beside its elements, in their order.
  private mutating func names(of object: PyHeapObject, _ kind: String?) -> [UInt32] {
    guard object.referents.count > 0 else { return [] }
    var rest = PyHeapBytes(bytes)
    var codes = [UInt32](repeating: NameCode.none, count: object.referents.count)
    var places: [UInt64: Int] = [:]
    for number in codes.indices {
      let address = rest.address(at: object.referents.place + 8 * number)
      if address == object.type { codes[number] = NameCode.type }
      places[address] = number
    }
    var hasNamespace = kind == "module" || kind == "type"
    guard (try? rest.skip(object.attributes.place)) != nil else { return codes }
    for _ in 0..<object.attributes.count {
      guard let attribute = try? PyHeapFile.attribute(&rest) else { break }
      if isNamespace(attribute.name) { hasNamespace = true }
      guard let number = places[attribute.address], codes[number] == NameCode.none else { continue }
      codes[number] = NameCode.attribute(text(attribute.name))
    }
    // The attributes of an object are in a dictionary that no attribute has; those of a function's module, too.
    let unnamed = codes.indices.filter {
      codes[$0] == NameCode.none
        && survey.dictionaries.contains(rest.address(at: object.referents.place + 8 * $0))
    }
    if hasNamespace, unnamed.count == 1 {
      codes[unnamed[0]] = kind == "function" ? NameCode.globals : NameCode.namespace
    }
    return codes
  }

  private func isNamespace(_ name: PyHeapFile.AttributeName) -> Bool {
    switch name {
    case .text(let text): text.elementsEqual("__dict__".utf8)
    case .frequent(let number):
      file.frequent.indices.contains(number)
        && file.frequent[number].elementsEqual("__dict__".utf8)
    }
  }

  private mutating func text(_ name: PyHeapFile.AttributeName) -> Int {
    switch name {
    case .frequent(let number): number
    case .text(let bytes): text(bytes)
    }
  }

  private mutating func text(_ bytes: UnsafeRawBufferPointer) -> Int {
    let key = String(decoding: bytes, as: UTF8.self)
    if let number = texts[key] { return number }
    let number = tables.texts.count
    texts[key] = number
    tables.texts.append(bytes)
    return number
  }

  private mutating func type(_ address: UInt64, named name: String?) -> UInt32 {
    if let number = typeNumbers[address] { return number }
    let number = UInt32(truncatingIfNeeded: tables.types.count)
    typeNumbers[address] = number
    tables.types.append(
      HeapType(name: name ?? "type at 0x\(hex(address))", module: "", address: address, bases: []))
    return number
  }

  private func hex(_ address: UInt64) -> String { String(address, radix: 16) }

  private mutating func addValue(of object: PyHeapObject) {
    guard let text = object.text, object.type != 0 else { return }
    let isText = object.type == file.known["str"]
    guard isText || object.type == file.known["int"] || object.type == file.known["float"] else {
      return
    }
    let whole = String(decoding: text, as: UTF8.self).unicodeScalars
    var beginning = String(whole.prefix(Self.valueLength))
    beginning.withUTF8 {
      tables.addValue(
        isText ? .text : .number, length: UInt32(whole.count), UnsafeRawBufferPointer($0),
        at: object.address)
    }
  }
}
