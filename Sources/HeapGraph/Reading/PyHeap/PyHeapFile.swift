/// What stands before the objects of a .pyheap file, version 1: head, threads, names of attributes, types
/// whose objects have no attributes of their own.
///
/// As pyheap 0.3 to 0.7 writes it (`pyheap/src/dumper_inferior.py` of github.com/ivanyu/pyheap).
struct PyHeapFile {
  /// The first and the last bytes.
  static let magic: [UInt8] = [0, 0, 0, 0, 0x07, 0x54, 0xD6, 0x01]
  private static let version = 1

  /// Addresses of the types that every file names.
  private(set) var known: [String: UInt64] = [:]
  /// Whether objects have texts.
  private(set) var hasTexts = false
  /// Frames that run, of each thread the innermost first.
  private(set) var frames: [Frame] = []
  /// Names that attributes give by number.
  private(set) var frequent: [UnsafeRawBufferPointer] = []
  /// Types whose objects have no attributes in the file.
  private(set) var common: Set<UInt64> = []
  /// How many objects follow; 0 while the file is being written.
  private(set) var count = 0
  /// Where the objects begin.
  private(set) var objects = 0

  struct Frame {
    let name: String
    let locals: [(name: UnsafeRawBufferPointer, address: UInt64)]
  }

  init(_ bytes: UnsafeRawBufferPointer) throws(HeapGraphError) {
    var rest = PyHeapBytes(bytes)
    try rest.skip(Self.magic.count)
    let version = try rest.number(UInt32.self)
    guard version == Self.version else {
      throw HeapGraphError(.newer, at: 8, "the heap has version \(version) of pyheap's format")
    }
    _ = try rest.text()  // when it was made
    hasTexts = try rest.number(UInt64.self) & 1 == 1
    for _ in 0..<(try rest.count(of: 10)) {
      let name = String(decoding: try rest.text(), as: UTF8.self)
      known[name] = try rest.number()
    }
    try readThreads(&rest)
    for _ in 0..<(try rest.count(of: 2)) { frequent.append(try Self.name(&rest)) }
    for _ in 0..<(try rest.count(of: 12)) {
      common.insert(try rest.number())
      for _ in 0..<(try rest.count(of: 10)) { _ = try Self.attribute(&rest) }
    }
    count = Int(try rest.number(UInt32.self))
    objects = rest.offset
  }

  private mutating func readThreads(_ rest: inout PyHeapBytes) throws(HeapGraphError) {
    for _ in 0..<(try rest.count(of: 8)) {
      let thread = Self.short(try rest.text())
      try rest.skip(2)  // whether it lives, and is a daemon
      for _ in 0..<(try rest.count(of: 12)) {
        let file = Self.short(try rest.text())
        let line = try rest.number(UInt32.self)
        let function = Self.short(try rest.text())
        var locals: [(name: UnsafeRawBufferPointer, address: UInt64)] = []
        for _ in 0..<(try rest.count(of: 10)) {
          let name = try rest.text()
          locals.append((name, try rest.number()))
        }
        frames.append(Frame(name: "\(thread): \(file):\(line) \(function)", locals: locals))
      }
    }
  }

  /// A thread's name stands in the file once, and in that of each of its frames.
  private static func short(_ text: UnsafeRawBufferPointer) -> String {
    String(decoding: text.prefix(HeapTexts.longest), as: UTF8.self)
  }

  /// A name with a length of 15 bits before it.
  private static func name(_ rest: inout PyHeapBytes) throws(HeapGraphError)
    -> UnsafeRawBufferPointer
  {
    let length = try rest.number(Int16.self)
    guard length >= 0 else {
      throw HeapGraphError(.damaged, at: rest.offset, "the length of a name is below 0")
    }
    return try rest.take(Int(length))
  }

  /// The name of an attribute, by its number among the frequent ones, or as it is.
  enum AttributeName {
    case frequent(Int)
    case text(UnsafeRawBufferPointer)
  }

  /// An attribute: its name and the address of its value.
  @inline(__always)
  static func attribute(_ rest: inout PyHeapBytes) throws(HeapGraphError)
    -> (name: AttributeName, address: UInt64)
  {
    let length = try rest.number(Int16.self)
    let name: AttributeName =
      length >= 0 ? .text(try rest.take(Int(length))) : .frequent(-(Int(length) + 1))
    return (name, try rest.number())
  }
}
