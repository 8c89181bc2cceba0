/// Parses the JSON that Python's `json` writes.
struct JSONParser {
  let bytes: [UInt8]
  private var offset = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func document() throws -> JSON {
    let value = try value()
    skipBlanks()
    guard offset == bytes.count else { throw error }
    return value
  }

  private var error: JSON.SyntaxError { JSON.SyntaxError(offset: offset) }

  private var current: UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  private mutating func skipBlanks() {
    while [0x20, 0x09, 0x0A, 0x0D].contains(current) { offset += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard UInt32(current) == character.value else { return false }
    offset += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws {
    guard take(character) else { throw error }
  }

  private mutating func value() throws -> JSON {
    skipBlanks()
    switch current {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .text(try text())
    default: return try word()
    }
  }

  private mutating func object() throws -> JSON {
    var members: [JSON.Member] = []
    try expect("{")
    if take("}") { return .object([]) }
    repeat {
      skipBlanks()
      let name = try text()
      try expect(":")
      members.append(JSON.Member(name: name, value: try value()))
    } while take(",")
    try expect("}")
    return .object(members)
  }

  private mutating func array() throws -> JSON {
    var elements: [JSON] = []
    try expect("[")
    if take("]") { return .array([]) }
    repeat { elements.append(try value()) } while take(",")
    try expect("]")
    return .array(elements)
  }

  private mutating func word() throws -> JSON {
    let start = offset
    while !" \n\r\t,]}\0".utf8.contains(current) { offset += 1 }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    switch text {
    case "null": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    default:
      guard Double(text) != nil else { throw error }
      return .number(text)
    }
  }

  private mutating func text() throws -> [UInt8] {
    try expect("\"")
    var result: [UInt8] = []
    while current != UInt8(ascii: "\"") {
      guard offset < bytes.count else { throw error }
      if current == UInt8(ascii: "\\") {
        result += try escape()
      } else {
        result.append(current)
        offset += 1
      }
    }
    offset += 1
    return result
  }

  private mutating func escape() throws -> [UInt8] {
    offset += 1
    let letter = current
    offset += 1
    switch letter {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "u"): return encode(try codePoint())
    default: return [letter]
    }
  }

  private mutating func codePoint() throws -> UInt32 {
    let high = try unit()
    guard (0xD800..<0xDC00).contains(high), bytes[offset...].starts(with: Array("\\u".utf8)) else {
      return high
    }
    let before = offset
    offset += 2
    let low = try unit()
    if (0xDC00..<0xE000).contains(low) { return 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00) }
    offset = before
    return high
  }

  private mutating func unit() throws -> UInt32 {
    let digits = bytes[offset...].prefix(4)
    guard let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) else { throw error }
    offset += 4
    return unit
  }

  private func encode(_ point: UInt32) -> [UInt8] {
    if let scalar = Unicode.Scalar(point) { return Array(UTF8.encode(scalar) ?? .init()) }
    return [
      0xE0 | UInt8(point >> 12), 0x80 | UInt8(point >> 6 & 0x3F), 0x80 | UInt8(point & 0x3F),
    ]
  }
}
