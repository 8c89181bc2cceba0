import PickleReader
import TestSupport
import Testing

@Suite("Malformed pickles")
struct MalformedTests {
  private static let one = Piece.op(.binInt1, 1)

  @Test(
    "an opcode that needs a mark does not do without",
    arguments: [
      Opcode.tuple, .list, .dict, .appends, .setItems, .addItems, .frozenSet, .popMark, .obj,
    ])
  func missingMark(_ opcode: Opcode) {
    let error = failure(.op(.emptyList), .op(opcode))
    #expect(error?.code == .missingMark)
    #expect(error?.offset == 1)
  }

  @Test("INST needs a mark")
  func missingMarkOfInst() {
    #expect(failure(.op(.none), .lines(.inst, "m", "C"))?.code == .missingMark)
  }

  @Test(
    "an opcode that needs values does not do without",
    arguments: [
      Opcode.stop, .pop, .dup, .tuple1, .tuple2, .tuple3, .append, .setItem, .stackGlobal, .reduce,
      .build, .newObj, .newObjEx, .binPersID, .memoize,
    ])
  func underflow(_ opcode: Opcode) {
    #expect(failure(.op(opcode))?.code == .stackUnderflow)
  }

  @Test("values below a mark belong to someone else", arguments: [Opcode.tuple1, .dup, .append])
  func underflowAtMark(_ opcode: Opcode) {
    #expect(
      failure(.op(.emptyList), Self.one, .op(.mark), .op(opcode))?.code == .stackUnderflow)
  }

  @Test("PUT needs a value", arguments: [Piece.op(.binPut, 0), .lines(.put, "0")])
  func putWithoutValue(_ piece: Piece) {
    #expect(failure(piece, .op(.binGet, 0))?.code == .stackUnderflow)
  }

  @Test("items need a container below their mark", arguments: [Opcode.appends, .setItems])
  func noContainer(_ opcode: Opcode) {
    #expect(failure(.op(.mark), .op(opcode), .op(.none))?.code == .stackUnderflow)
  }

  @Test("OBJ needs a class")
  func objectWithoutClass() {
    #expect(failure(.op(.mark), .op(.obj))?.code == .stackUnderflow)
  }

  @Test("a key needs a value")
  func oddItems() {
    #expect(failure(.op(.mark), Self.one, .op(.dict))?.code == .unexpectedValue)
    let error = failure(.op(.emptyDict), .op(.mark), Self.one, .op(.setItems))
    #expect(error?.code == .unexpectedValue)
    #expect(error?.reason == "a key without a value")
  }

  @Test(
    "items are added to what holds items only",
    arguments: [Piece.op(.binInt1, 1), .op(.none), .op(.emptyTuple), .op(.emptyDict), .text("a")])
  func appendToOther(_ target: Piece) {
    let error = failure(target, Self.one, .op(.append))
    #expect(error?.code == .unexpectedValue)
    #expect(error?.reason.hasPrefix("items are added to ") == true)
  }

  @Test("pairs are added to dictionaries only", arguments: [Opcode.emptyList, .emptySet, .none])
  func setItemOfOther(_ target: Opcode) {
    let error = failure(.op(target), Self.one, Self.one, .op(.setItem))
    #expect(error?.code == .unexpectedValue)
  }

  @Test(
    "only instances have a state",
    arguments: [Opcode.none, .emptyList, .emptyDict, .emptyTuple, .newTrue])
  func buildOfOther(_ target: Opcode) {
    let error = failure(.op(target), .op(.emptyDict), .op(.build))
    #expect(error?.code == .unexpectedValue)
    #expect(error?.reason.hasPrefix("a state is set on ") == true)
  }

  @Test("protocols beyond 5 are refused", arguments: [UInt8(6), 7, 255])
  func futureProtocol(_ version: UInt8) {
    let error = failure(.op(.proto, version), .op(.none))
    #expect(error?.code == .unsupportedProtocol)
    #expect(error?.reason == "pickle protocol \(version) is not supported; 0 to 5 are")
  }

  @Test("buffers outside the file are refused", arguments: [Opcode.nextBuffer, .readOnlyBuffer])
  func outOfBand(_ opcode: Opcode) {
    #expect(failure(.op(.none), .op(opcode))?.code == .outOfBandBuffer)
  }

  @Test(
    "a length that lies ends in an error and reserves nothing",
    arguments: [UInt32(5), 0x7FFF_FFFF, 0x8000_0000, .max])
  func lyingLengths(_ length: UInt32) {
    for opcode in [Opcode.binUnicode, .binString, .binBytes, .long4] {
      let piece = Piece.counted(opcode, UInt32.self, [0x61], claiming: length)
      #expect(failure(piece)?.code == .truncated, "\(opcode)")
    }
    for opcode in [Opcode.binUnicode8, .binBytes8, .byteArray8] {
      for wide in [UInt64(length), UInt64(length) << 32 | 1, UInt64.max >> 1] {
        let piece = Piece.counted(opcode, UInt64.self, [0x61], claiming: wide)
        #expect(failure(piece)?.code == .truncated, "\(opcode) of \(wide)")
      }
    }
  }

  @Test(
    "text that is not a number is refused",
    arguments: [
      Piece.lines(.int, "x"), .lines(.int, ""), .lines(.long, "1 2"), .lines(.float, "1,5"),
      .lines(.float, ""), .lines(.float, "0x1p3"), .lines(.put, "x"), .lines(.get, "1.0"),
    ])
  func malformedNumber(_ piece: Piece) {
    #expect(failure(Self.one, piece)?.code == .malformedNumber)
  }

  @Test(
    "a string without its quotes is refused",
    arguments: ["", "'", "abc", "'abc", "abc'", "'abc\"", "''abc"])
  func missingQuotes(_ line: String) {
    #expect(failure(.lines(.string, line))?.code == .malformedText)
  }
}
