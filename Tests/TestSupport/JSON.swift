package import Measures

/// A JSON value that keeps what Foundation loses: long integers and lone surrogates.
package enum JSON: Sendable, Equatable {
  case null
  case bool(Bool)
  /// The number as it is written.
  case number(String)
  /// UTF-8 in which a lone surrogate has its three bytes, as CPython's `surrogatepass` writes it.
  case text([UInt8])
  case array([JSON])
  case object([Member])

  /// A name and a value.
  package struct Member: Sendable, Equatable {
    package var name: [UInt8]
    package var value: JSON
  }

  /// Why bytes are not JSON.
  package struct SyntaxError: Error {
    package let offset: Int
  }

  package init(parsing bytes: [UInt8]) throws {
    var parser = JSONParser(bytes: bytes)
    self = try parser.document()
  }

  /// The member with a name; null when there is none.
  package subscript(name: String) -> JSON {
    members.last { $0.name.elementsEqual(name.utf8) }?.value ?? .null
  }

  package subscript(index: Int) -> JSON {
    elements.indices.contains(index) ? elements[index] : .null
  }

  package var members: [Member] {
    if case .object(let members) = self { members } else { [] }
  }

  package var elements: [JSON] {
    if case .array(let elements) = self { elements } else { [] }
  }

  package var isNull: Bool { self == .null }

  package var byteCount: ByteCount? { integer.map { ByteCount($0) } }

  package var integer: Int64? {
    if case .number(let text) = self { Int64(text) } else { nil }
  }

  package var unsigned: UInt64? {
    if case .number(let text) = self { UInt64(text) } else { nil }
  }

  package var double: Double? {
    if case .number(let text) = self { Double(text) } else { nil }
  }

  package var utf8: [UInt8]? {
    if case .text(let bytes) = self { bytes } else { nil }
  }

  /// The text, repaired where it is not valid UTF-8.
  package var string: String? { utf8.map { String(decoding: $0, as: UTF8.self) } }
}

extension [UInt8] {
  /// The bytes as valid UTF-8, repaired as a `String` repairs them.
  package var repaired: [UInt8] { Array(String(decoding: self, as: UTF8.self).utf8) }
}
