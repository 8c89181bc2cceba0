import Bytes
import PickleReader
import TestSupport
import Testing

@Suite("Numbers")
struct NumberTests {
  @Test(
    "LONG1 is two's complement, least significant byte first",
    arguments: [
      ([], "0"), ([0], "0"), ([0x7F], "127"), ([0x80], "-128"), ([0xFF], "-1"),
      ([0xFF, 0], "255"), ([0, 0x80], "-32768"), ([0xFF, 0xFF, 0x7F], "8388607"),
      ([0, 0, 0x80], "-8388608"), ([0xFF, 0xFF, 0xFF, 0x7F], "2147483647"),
      ([0, 0, 0, 0x80], "-2147483648"), ([0, 0, 0, 0, 1], "4294967296"),
      ([0, 0, 0, 0, 0xFF], "-4294967296"),
      ([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F], "140737488355327"),
      ([0, 0, 0, 0, 0, 0x80], "-140737488355328"), ([0, 0, 0, 0, 0, 0, 1], "281474976710656"),
      ([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFE], "-281474976710657"),
      ([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F], "9223372036854775807"),
      ([0, 0, 0, 0, 0, 0, 0, 0x80], "-9223372036854775808"),
      ([0, 0, 0, 0, 0, 0, 0, 0x80, 0], "long 9223372036854775808"),
      ([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0], "long 18446744073709551615"),
      ([0, 0, 0, 0, 0, 0, 0, 0, 1], "long beyond"),
      ([0, 0, 0, 0, 0, 0, 0, 0, 0xFF], "long beyond"),
      ([1, 0, 0, 0, 0, 0, 0, 0, 0], "1"),
      ([0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], "-2"),
    ] as [([UInt8], String)])
  func long1(_ bytes: [UInt8], _ reading: String) throws {
    #expect(try read(.counted(.long1, UInt8.self, bytes)) == reading)
    #expect(try read(.counted(.long4, UInt32.self, bytes)) == reading)
  }

  @Test(
    "INT and LONG are decimal text",
    arguments: [
      ("0", "0"), ("-0", "0"), ("+7", "7"), ("12L", "12"), ("  -3\t", "-3"), ("007", "7"),
      ("140737488355327", "140737488355327"), ("140737488355328", "140737488355328"),
      ("9223372036854775807L", "9223372036854775807"),
      ("-9223372036854775808L", "-9223372036854775808"),
      ("18446744073709551615L", "long 18446744073709551615"),
      ("18446744073709551616L", "long beyond"), ("-9223372036854775809L", "long beyond"),
    ])
  func decimal(_ line: String, _ reading: String) throws {
    #expect(try read(.lines(.int, line)) == reading)
    #expect(try read(.lines(.long, line)) == reading)
  }

  @Test(
    "only 00 and 01 are booleans",
    arguments: [("00", "False"), ("01", "True"), ("02", "2"), ("09", "9"), ("0", "0"), ("1", "1")])
  func booleans(_ line: String, _ reading: String) throws {
    #expect(try read(.lines(.int, line)) == reading)
  }

  @Test("LONG of 00 and 01 is not a boolean", arguments: [("00", "0"), ("01", "1")])
  func longIsNoBoolean(_ line: String, _ reading: String) throws {
    #expect(try read(.lines(.long, line)) == reading)
  }

  @Test(
    "FLOAT is what Python's float reads",
    arguments: [
      ("0.1", "0.1"), ("1e3", "1000.0"), ("-1E-3", "-0.001"), (" 2 ", "2.0"), ("inf", "inf"),
      ("-Infinity", "-inf"), ("nan", "nan"), ("NaN", "nan"), ("1e400", "inf"),
      ("0.30000000000000004", "0.30000000000000004"),
    ])
  func float(_ line: String, _ reading: String) throws {
    #expect(try read(.lines(.float, line)) == reading)
  }

  @Test(
    "BINFLOAT keeps every double",
    arguments: [
      0.0, -0.0, 1.5, -2.25, .infinity, -.infinity, .leastNonzeroMagnitude,
      .greatestFiniteMagnitude,
    ])
  func binFloat(_ value: Double) throws {
    var reader = PickleReader(OwnedBytes(assemble([.float(value), .op(.stop)])))
    let pickle = try reader.next()
    #expect(pickle.root.double?.bitPattern == value.bitPattern)
  }

  @Test(
    "a NaN cannot forge a value of another kind",
    arguments: [UInt8(0x7F), 0xFF], UInt8(0xF8)...0xFF)
  func forgedTag(_ first: UInt8, _ second: UInt8) throws {
    #expect(try read(.op(.binFloat, first, second, 0, 0, 0, 0, 0, 1)) == "nan")
  }

  @Test("an integer of any length is a number, rounded")
  func rounded() throws {
    let pieces: [Piece] = [
      .op(.mark), .lines(.long, "1" + String(repeating: "0", count: 30)),
      .counted(.long1, UInt8.self, [0, 0, 0, 0, 0, 0, 0, 0, 0x80]),
      .counted(.long4, UInt32.self, [UInt8](repeating: 0x7F, count: 200)), .op(.list), .op(.stop),
    ]
    var reader = PickleReader(OwnedBytes(assemble(pieces)))
    let pickle = try reader.next()
    let items = pickle.graph.sequence(pickle.root)
    let numbers = try #require(items).map { pickle.graph.number($0) }
    #expect(numbers == [1e30, -0x1p71, .infinity])
  }

  @Test("an integer so long that no program has it is refused")
  func endless() {
    let digits = String(repeating: "9", count: 100_000)
    #expect(failure(.lines(.long, digits))?.code == .limitExceeded)
    #expect(failure(.lines(.int, digits))?.code == .limitExceeded)
    #expect(
      failure(.lines(.int, digits))?.reason == "an integer of 100001 digits; the limit is 300")
    #expect(
      failure(
        bytes: assemble([.lines(.int, digits), .op(.stop)]),
        limits: InputLimits(integerLength: 100_001)) == nil)
    let bytes = [UInt8](repeating: 0x7F, count: 100_000)
    #expect(failure(.counted(.long4, UInt32.self, bytes))?.code == .limitExceeded)
  }
}
