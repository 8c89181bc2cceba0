import PickleReader
import TestSupport

/// A correct use of an opcode and what it reads as.
struct OpcodeCase: Sendable, CustomStringConvertible {
  var opcode: Opcode
  var pieces: [Piece]
  var reading: String

  init(_ opcode: Opcode, _ pieces: Piece..., is reading: String) {
    self.opcode = opcode
    self.pieces = pieces
    self.reading = reading
  }

  var description: String { "\(opcode)" }

  static let all = structure + numbers + texts + containers + memo + instances

  private static let structure = [
    OpcodeCase(.proto, .op(.proto, 5), .op(.none), is: "None"),
    OpcodeCase(.frame, .number(.frame, UInt64(2)), .op(.none), is: "None"),
    OpcodeCase(.stop, .op(.none), .op(.stop), .op(.none), is: "None"),
    OpcodeCase(.mark, .op(.mark), .op(.binInt1, 1), .op(.tuple), is: "(1)"),
    OpcodeCase(.pop, .op(.binInt1, 1), .op(.binInt1, 2), .op(.pop), is: "1"),
    OpcodeCase(.pop, .op(.binInt1, 1), .op(.mark), .op(.pop), is: "1"),
    OpcodeCase(.popMark, .op(.binInt1, 1), .op(.mark), .op(.none), .op(.popMark), is: "1"),
    OpcodeCase(.dup, .op(.binInt1, 1), .op(.dup), .op(.tuple2), is: "(1, 1)"),
    OpcodeCase(.none, .op(.none), is: "None"),
    OpcodeCase(.newTrue, .op(.newTrue), is: "True"),
    OpcodeCase(.newFalse, .op(.newFalse), is: "False"),
  ]

  private static let numbers = [
    OpcodeCase(.int, .lines(.int, "-12"), is: "-12"),
    OpcodeCase(.int, .lines(.int, "00"), is: "False"),
    OpcodeCase(.int, .lines(.int, "01"), is: "True"),
    OpcodeCase(.binInt, .number(.binInt, Int32.min), is: "-2147483648"),
    OpcodeCase(.binInt1, .op(.binInt1, 255), is: "255"),
    OpcodeCase(.binInt2, .op(.binInt2, 0xFE, 0xFF), is: "65534"),
    OpcodeCase(.long, .lines(.long, "-34L"), is: "-34"),
    OpcodeCase(.long1, .counted(.long1, UInt8.self, [0xFE]), is: "-2"),
    OpcodeCase(.long4, .counted(.long4, UInt32.self, [0, 1]), is: "256"),
    OpcodeCase(.float, .lines(.float, "-2.5"), is: "-2.5"),
    OpcodeCase(.binFloat, .op(.binFloat, 0x3F, 0xF8, 0, 0, 0, 0, 0, 0), is: "1.5"),
  ]

  private static let texts = [
    OpcodeCase(.string, .lines(.string, "'a\\n'"), is: "'a\n'"),
    OpcodeCase(.binString, .counted(.binString, UInt32.self, [0x61]), is: "'a'"),
    OpcodeCase(.shortBinString, .counted(.shortBinString, UInt8.self, [0x61]), is: "'a'"),
    OpcodeCase(.unicode, .lines(.unicode, "a\\u00e9"), is: "'aé'"),
    OpcodeCase(.shortBinUnicode, .counted(.shortBinUnicode, UInt8.self, [0x61]), is: "'a'"),
    OpcodeCase(.binUnicode, .counted(.binUnicode, UInt32.self, [0x61]), is: "'a'"),
    OpcodeCase(.binUnicode8, .counted(.binUnicode8, UInt64.self, [0x61]), is: "'a'"),
    OpcodeCase(.shortBinBytes, .counted(.shortBinBytes, UInt8.self, [0x61]), is: "b'a'"),
    OpcodeCase(.binBytes, .counted(.binBytes, UInt32.self, [0x61]), is: "b'a'"),
    OpcodeCase(.binBytes8, .counted(.binBytes8, UInt64.self, [0x61]), is: "b'a'"),
    OpcodeCase(.byteArray8, .counted(.byteArray8, UInt64.self, [0x61]), is: "b'a'"),
  ]
}
