/// A piece of a page.
enum MarkupToken {
  case doctype
  case start(String, attributes: [String: String], closesItself: Bool)
  case end(String)
  case text(String)
}

/// Reads the HTML that this project writes: quotes around values, references for `<`, `>` and `&`,
/// no comments, no controls.
struct MarkupTokenizer {
  private let bytes: [UInt8]
  private var offset = 0
  private(set) var line = 1

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func next() throws -> MarkupToken? {
    guard offset < bytes.count else { return nil }
    guard current == UInt8(ascii: "<") else { return .text(try text(until: UInt8(ascii: "<"))) }
    offset += 1
    if current == UInt8(ascii: "!") {
      for byte in "!doctype html>".utf8 { try expect(byte) }
      return .doctype
    }
    if current == UInt8(ascii: "/") {
      offset += 1
      let name = try name()
      try expect(UInt8(ascii: ">"))
      return .end(name)
    }
    return try start()
  }

  private var current: UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  private func mistake(_ reason: String) -> Markup.Mistake {
    Markup.Mistake(line: line, reason: reason)
  }

  private mutating func expect(_ byte: UInt8) throws {
    guard current == byte else {
      throw mistake("\(UnicodeScalar(byte)) expected, not \(UnicodeScalar(current))")
    }
    offset += 1
  }

  private mutating func start() throws -> MarkupToken {
    let name = try name()
    var attributes: [String: String] = [:]
    while current == UInt8(ascii: " ") {
      offset += 1
      let attribute = try self.name()
      var value = ""
      if current == UInt8(ascii: "=") {
        offset += 1
        try expect(UInt8(ascii: "\""))
        value = try text(until: UInt8(ascii: "\""))
        try expect(UInt8(ascii: "\""))
      }
      guard attributes.updateValue(value, forKey: attribute) == nil else {
        throw mistake("\(attribute) twice")
      }
    }
    let closesItself = current == UInt8(ascii: "/")
    if closesItself { offset += 1 }
    try expect(UInt8(ascii: ">"))
    return .start(name, attributes: attributes, closesItself: closesItself)
  }

  private mutating func name() throws -> String {
    let start = offset
    while Self.isNameByte(current) { offset += 1 }
    guard offset > start else { throw mistake("a name expected") }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch UnicodeScalar(byte) {
    case "a"..."z", "A"..."Z", "0"..."9", "-": true
    default: false
    }
  }

  private mutating func text(until end: UInt8) throws -> String {
    var text: [UInt8] = []
    while offset < bytes.count, current != end {
      switch current {
      case UInt8(ascii: "&"): text.append(try reference())
      case UInt8(ascii: "<"), UInt8(ascii: ">"): throw mistake("a bare < or >")
      case 0x0A:
        line += 1
        text.append(0x0A)
        offset += 1
      case ..<0x20 where current != 0x09, 0x7F: throw mistake("a control character")
      default:
        text.append(current)
        offset += 1
      }
    }
    guard let valid = String(validating: text, as: UTF8.self) else {
      throw mistake("text that is no UTF-8")
    }
    return valid
  }

  private static let references: [String: UInt8] = [
    "&amp;": UInt8(ascii: "&"), "&lt;": UInt8(ascii: "<"), "&gt;": UInt8(ascii: ">"),
    "&quot;": UInt8(ascii: "\""), "&#39;": UInt8(ascii: "'"),
  ]

  private mutating func reference() throws -> UInt8 {
    for (name, byte) in Self.references where bytes[offset...].starts(with: name.utf8) {
      offset += name.utf8.count
      return byte
    }
    throw mistake("a bare &")
  }
}
