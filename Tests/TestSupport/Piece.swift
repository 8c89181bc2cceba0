package import PickleReader

/// An opcode with its argument: what pickles of tests are put together from.
package struct Piece: Sendable {
  package let bytes: [UInt8]

  /// An opcode and the bytes of its argument.
  package static func op(_ opcode: Opcode, _ argument: UInt8...) -> Piece {
    Piece(bytes: [opcode.rawValue] + argument)
  }

  /// An opcode whose arguments are lines of text.
  package static func lines(_ opcode: Opcode, _ lines: String...) -> Piece {
    Piece(bytes: [opcode.rawValue] + lines.flatMap { Array($0.utf8) + [0x0A] })
  }

  /// An opcode whose argument is content after its length, in as many bytes as `Length` has.
  package static func counted<Length: FixedWidthInteger>(
    _ opcode: Opcode, _ type: Length.Type, _ content: [UInt8], claiming count: Length? = nil
  ) -> Piece {
    Piece(
      bytes: [opcode.rawValue] + littleEndian(count ?? Length(content.count)) + content)
  }

  /// An opcode whose argument is a little-endian number.
  package static func number<Number: FixedWidthInteger>(_ opcode: Opcode, _ number: Number)
    -> Piece
  {
    Piece(bytes: [opcode.rawValue] + littleEndian(number))
  }

  /// BINUNICODE.
  package static func text(_ text: String) -> Piece {
    counted(.binUnicode, UInt32.self, Array(text.utf8))
  }

  /// A one-byte, a four-byte or a long integer.
  package static func int(_ value: Int64) -> Piece {
    if let byte = UInt8(exactly: value) { return op(.binInt1, byte) }
    if let short = Int32(exactly: value) { return number(.binInt, short) }
    return counted(.long1, UInt8.self, littleEndian(value))
  }

  /// BINFLOAT.
  package static func float(_ value: Double) -> Piece {
    Piece(bytes: [Opcode.binFloat.rawValue] + littleEndian(value.bitPattern).reversed())
  }

  /// GLOBAL.
  package static func name(_ module: String, _ name: String) -> Piece {
    lines(.global, module, name)
  }

  /// Bytes as they are.
  package static func raw(_ bytes: [UInt8]) -> Piece { Piece(bytes: bytes) }

  private static func littleEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }
}

/// The bytes of the pieces one after another.
package func assemble(_ pieces: [Piece]) -> [UInt8] {
  pieces.flatMap(\.bytes)
}
