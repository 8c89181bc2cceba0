import PickleReader
import TestSupport
import Testing

@Suite("The memo")
struct MemoTests {
  private static let one = Piece.op(.binInt1, 1)

  @Test(
    "an entry that was never stored cannot be fetched",
    arguments: [
      Piece.op(.binGet, 1), .number(.longBinGet, UInt32(1)), .lines(.get, "1"),
    ])
  func missing(_ fetch: Piece) {
    let error = failure(Self.one, .op(.binPut, 0), fetch)
    #expect(error?.code == .missingMemo)
    #expect(error?.reason == "memo entry 1 was never stored")
  }

  @Test("an entry cannot be fetched before it is stored")
  func early() {
    #expect(failure(.op(.binGet, 0), .op(.binPut, 0))?.code == .missingMemo)
  }

  @Test("an entry number beyond the input's size is refused and reserves nothing")
  func farAway() {
    let far = UInt32.max
    #expect(failure(Self.one, .number(.longBinGet, far))?.code == .limitExceeded)
    #expect(failure(Self.one, .lines(.get, "\(far)"))?.code == .limitExceeded)
    #expect(failure(Self.one, .lines(.put, "\(far)"))?.code == .limitExceeded)
    #expect(
      failure(Self.one, .number(.longBinPut, far), .number(.longBinGet, far))?.code
        == .limitExceeded)
  }

  @Test("an entry that nothing fetches costs nothing, whatever its number")
  func farAwayUnused() throws {
    #expect(try read(Self.one, .number(.longBinPut, .max as UInt32)) == "1")
  }

  @Test("negative entry numbers are refused")
  func negative() {
    #expect(failure(Self.one, .lines(.put, "-1"))?.code == .limitExceeded)
  }

  @Test("an entry stored twice is the last one stored")
  func storedTwice() throws {
    let two = Piece.op(.binInt1, 2)
    #expect(
      try read(Self.one, .op(.binPut, 0), two, .op(.binPut, 0), .op(.binGet, 0), .op(.tuple3))
        == "(1, 2, 2)")
  }

  @Test("MEMOIZE goes on after the entries that PUT numbered")
  func memoizeAfterPut() throws {
    #expect(
      try read(
        .op(.none), .op(.binPut, 0), Self.one, .op(.memoize), .op(.binGet, 1), .op(.tuple3))
        == "(None, 1, 1)")
  }

  @Test("MEMOIZE after numbers with gaps is refused: its number would be a guess")
  func memoizeAfterGap() {
    #expect(failure(Self.one, .op(.binPut, 5), .op(.memoize))?.code == .unexpectedValue)
  }

  @Test("entries far apart are told apart")
  func manyEntries() throws {
    var pieces: [Piece] = [.op(.mark)]
    for number in 0..<300 { pieces += [.int(Int64(number)), .op(.memoize), .op(.pop)] }
    for number in [0, 63, 64, 127, 128, 299] { pieces.append(.number(.longBinGet, UInt32(number))) }
    pieces += [.op(.list), .op(.stop)]
    #expect(try read(bytes: assemble(pieces)) == "[0, 63, 64, 127, 128, 299]")
  }

  @Test("a list fetched and extended many times has all its items")
  func extendedManyTimes() throws {
    var pieces: [Piece] = [.op(.emptyList), .op(.memoize), .op(.emptyList), .op(.memoize)]
    for number in 0..<100 {
      pieces += [.op(.binGet, 0), .int(Int64(number)), .op(.append), .op(.pop)]
      pieces += [.op(.binGet, 1), .op(.mark), .int(Int64(-number)), .op(.none), .op(.appends)]
      pieces.append(.op(.pop))
    }
    let first = "[\((0..<100).map(String.init).joined(separator: ", "))]"
    let second = "[\((0..<100).map { "\(-$0), None" }.joined(separator: ", "))]"
    #expect(
      try read(bytes: assemble(pieces + [.op(.tuple2), .op(.stop)])) == "(\(first), \(second))")
  }

  @Test("a dictionary keeps every pair in order, also a key that is set twice")
  func pairs() throws {
    #expect(
      try read(
        .op(.emptyDict), Self.one, .op(.none), .op(.setItem), Self.one, .op(.newTrue), .op(.setItem)
      ) == "{1: None, 1: True}")
  }

  @Test("no items may be added")
  func noItems() throws {
    #expect(
      try read(
        .op(.emptyList), .op(.mark), .op(.appends), .op(.mark), Self.one, .op(.appends), .op(.mark),
        .op(.appends)) == "[1]")
  }

  @Test("items may be added to instances and results of calls")
  func itemsOfInstances() throws {
    let call: [Piece] = [.name("collections", "OrderedDict"), .op(.emptyTuple), .op(.reduce)]
    let pairs: [Piece] = [Self.one, .op(.none), .op(.setItem), Self.one, Self.one, .op(.setItem)]
    #expect(
      try read(bytes: assemble(call + pairs + [.op(.stop)]))
        == "the result of calling collections.OrderedDict with {1: None, 1: 1}")
    let instance: [Piece] = [.name("m", "C"), .op(.emptyTuple), .op(.newObj)]
    #expect(
      try read(bytes: assemble(instance + pairs + [.op(.stop)])) == "new m.C() with {1: None, 1: 1}"
    )
    let items: [Piece] = [Self.one, .op(.append), Self.one, .op(.append)]
    #expect(try read(bytes: assemble(instance + items + [.op(.stop)])) == "new m.C()")
    #expect(
      failure(bytes: assemble(instance + items + pairs + [.op(.stop)]))?.code == .unexpectedValue)
  }
}
