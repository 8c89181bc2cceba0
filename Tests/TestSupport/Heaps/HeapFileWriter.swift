import CZlib

/// Writes heap files for tests, block by block, as docs/heap-format.md tells.
package struct HeapFileWriter {
  package private(set) var bytes: [UInt8]
  private let isCompressed: Bool
  private var blocks = 0

  package init(compressed: Bool = false, version: UInt16 = 1) {
    isCompressed = compressed
    bytes = [0x89, 0x48, 0x45, 0x41, 0x50, 0x0D, 0x0A, 0x1A]
    bytes += Self.little(version) + Self.little(UInt16(compressed ? 1 : 0))
    bytes += Self.little(Self.checksum(bytes))
  }

  package mutating func block(_ kind: String, _ count: Int, _ content: [UInt8]) {
    let stored = isCompressed ? Self.compressed(content) : content
    var head = Array(kind.utf8) + Self.little(UInt32(count))
    head += Self.little(UInt32(stored.count)) + Self.little(UInt32(content.count))
    bytes += head + Self.little(Self.checksum(head + stored)) + stored
    blocks += 1
  }

  package mutating func texts(_ texts: [String], kind: String = "TEXT", count: Int? = nil) {
    block(
      kind, count ?? texts.count,
      texts.flatMap { Self.little(UInt32($0.utf8.count)) } + texts.flatMap { Array($0.utf8) })
  }

  package mutating func types(_ types: [(address: UInt64, name: UInt32, module: UInt32)]) {
    var content = types.flatMap { Self.little($0.address) }
    content += types.flatMap { Self.little($0.name) }
    content += types.flatMap { Self.little($0.module) }
    content += [UInt8](repeating: 0, count: 4 * types.count)
    block("TYPE", types.count, content)
  }

  package mutating func layouts(_ layouts: [(rule: UInt32, names: [UInt32])]) {
    var content = layouts.flatMap { Self.little($0.rule) }
    content += layouts.flatMap { Self.little(UInt32($0.names.count)) }
    for layout in layouts { content += layout.names.flatMap { Self.little($0) } }
    block("LAYO", layouts.count, content)
  }

  package mutating func objects(_ objects: [TestObject]) {
    var content = objects.flatMap { Self.little($0.address) }
    content += objects.flatMap { Self.little($0.bytes) }
    content += objects.flatMap { Self.little($0.type) }
    content += objects.flatMap { Self.little($0.layout) }
    content += objects.flatMap { Self.little($0.count) }
    content += objects.flatMap { Self.little(UInt32($0.references.count)) }
    for object in objects { content += object.references.flatMap { Self.little($0) } }
    block("OBJS", objects.count, content)
  }

  package mutating func values(_ values: [(address: UInt64, kind: UInt32, text: String)]) {
    self.values(values.map { ($0.address, $0.kind, $0.text, $0.text.unicodeScalars.count) })
  }

  /// Values that may be longer than what is written of them.
  package mutating func values(
    _ values: [(address: UInt64, kind: UInt32, text: String, length: Int)]
  ) {
    var content = values.flatMap { Self.little($0.address) }
    content += values.flatMap { Self.little($0.kind) }
    content += values.flatMap { Self.little(UInt32($0.length)) }
    content += values.flatMap { Self.little(UInt32($0.text.utf8.count)) }
    for value in values { content += Array(value.text.utf8) }
    block("VALU", values.count, content)
  }

  package mutating func roots(_ roots: [(kind: UInt32, text: UInt32, address: UInt64)]) {
    var content = roots.flatMap { Self.little($0.kind) }
    content += roots.flatMap { Self.little($0.text) }
    content += roots.flatMap { Self.little($0.address) }
    block("ROOT", roots.count, content)
  }

  /// The file with its end.
  package func ended() -> [UInt8] {
    var copy = self
    copy.block("END!", blocks, Self.little(UInt64(0)) + Self.little(UInt64(0)))
    return copy.bytes
  }

  static func little(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    UInt32(truncatingIfNeeded: crc32(0, bytes, UInt32(bytes.count)))
  }

  private static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    var length = compressBound(uLong(bytes.count))
    var result = [UInt8](repeating: 0, count: Int(length))
    compress2(&result, &length, bytes, uLong(bytes.count), 1)
    return Array(result.prefix(Int(length)))
  }
}

/// An object of a test's heap.
package struct TestObject: Sendable {
  package let address: UInt64
  package var bytes: UInt64
  package var type: UInt32
  package var layout: UInt32
  /// Reference count; unknown if it is not given.
  package var count: UInt32
  package var references: [UInt64]

  package init(
    address: UInt64, bytes: UInt64 = 16, type: UInt32 = 0, layout: UInt32 = 0,
    count: UInt32 = .max, references: [UInt64] = []
  ) {
    self.address = address
    self.bytes = bytes
    self.type = type
    self.layout = layout
    self.count = count
    self.references = references
  }
}
