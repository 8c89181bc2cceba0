/// What has to be known of all objects of a .pyheap file before the first is read.
struct PyHeapSurvey {
  private(set) var objects = 0
  private(set) var references = 0
  /// Addresses of dictionaries.
  private(set) var dictionaries: Set<UInt64> = []
  /// Names of types by their addresses.
  private(set) var types: [UInt64: String] = [:]
  /// What is missing, if the file is not whole.
  private(set) var cut: HeapCut?

  init(_ bytes: UnsafeRawBufferPointer, _ file: PyHeapFile, isSalvage: Bool) throws(HeapGraphError)
  {
    var rest = PyHeapBytes(bytes)
    try rest.skip(file.objects)
    for frame in file.frames { references += frame.locals.count }
    objects = file.frames.count
    do throws(HeapGraphError) {
      try readObjects(&rest, file, isSalvage)
      try readTypes(&rest)
    } catch {
      guard isSalvage, error.code == .truncated || error.code == .damaged else { throw error }
      cut = HeapCut(reason: error.reason, offset: error.offset ?? rest.offset)
    }
  }

  private mutating func readObjects(
    _ rest: inout PyHeapBytes, _ file: PyHeapFile, _ isSalvage: Bool
  ) throws(HeapGraphError) {
    let kinds = PyHeapObject.Kinds(file)
    // The count is written last: one that died writing has 0.
    let count = isSalvage && file.count == 0 ? Int.max : file.count
    let before = objects
    while objects - before < count {
      let object = try PyHeapObject(&rest, kinds)
      objects += 1
      references += object.references
      if object.container == .dictionary { dictionaries.insert(object.address) }
      if let name = object.className { types[object.address] = String(name) }
    }
  }

  private mutating func readTypes(_ rest: inout PyHeapBytes) throws(HeapGraphError) {
    for _ in 0..<(try rest.count(of: 10)) {
      let address = try rest.number(UInt64.self)
      let name = String(decoding: try rest.text().prefix(HeapTexts.longest), as: UTF8.self)
      if types[address] == nil { types[address] = name }
    }
    guard try rest.take(PyHeapFile.magic.count).elementsEqual(PyHeapFile.magic) else {
      throw HeapGraphError(.damaged, at: rest.offset, "the heap does not end as one of pyheap")
    }
    guard rest.left == 0 else {
      throw HeapGraphError(.damaged, at: rest.offset, "other bytes follow the heap")
    }
  }
}
