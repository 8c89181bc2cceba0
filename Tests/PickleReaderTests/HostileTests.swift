import Bytes
import PickleReader
import TestSupport
import Testing

@Suite("Hostile pickles")
struct HostileTests {
  @Test("a million lists inside each other neither recurse nor crash, also when freed")
  func nestedLists() throws {
    let depth = 1_000_000
    var bytes = [UInt8](repeating: Opcode.emptyList.rawValue, count: depth)
    bytes += [UInt8](repeating: Opcode.append.rawValue, count: depth - 1)
    var reader = PickleReader(OwnedBytes(bytes + [Opcode.stop.rawValue]))
    let pickle = try reader.next()
    var value = pickle.root
    var levels = 0
    while let items = pickle.graph.items(of: value) {
      levels += 1
      guard let inner = items.first else { break }
      value = inner
    }
    #expect(levels == depth)
  }

  @Test("marks may nest as deep as the limit says")
  func nestedMarks() throws {
    let marks = [UInt8](repeating: Opcode.mark.rawValue, count: 1_000)
    let tuples = [UInt8](repeating: Opcode.tuple.rawValue, count: 1_000)
    let bytes = marks + tuples + [Opcode.stop.rawValue]
    #expect(failure(bytes: bytes, limits: InputLimits(markDepth: 1_000)) == nil)
    let error = failure(bytes: bytes, limits: InputLimits(markDepth: 999))
    #expect(error?.code == .limitExceeded)
    #expect(error?.reason == "values are nested more than 999 deep")
  }

  @Test("values that share each other a billion times are each kept once")
  func billionLaughs() throws {
    var pieces: [Piece] = [.text("ha"), .op(.memoize)]
    for level in 0..<60 {
      pieces.append(.op(.mark))
      pieces += Array(repeating: .op(.binGet, UInt8(level)), count: 10)
      pieces += [.op(.list), .op(.memoize)]
    }
    var reader = PickleReader(OwnedBytes(assemble(pieces + [.op(.stop)])))
    let pickle = try reader.next()
    #expect(pickle.graph.items(of: pickle.root)?.count == 10)
  }

  @Test("a list may hold itself")
  func cyclicList() throws {
    let reading = try read(.op(.emptyList), .op(.memoize), .op(.binGet, 0), .op(.append))
    #expect(reading == "[[[[[[[[[[[[.]]]]]]]]]]]]")
  }

  @Test("an instance may be its own state")
  func cyclicInstance() throws {
    let reading = try read(
      .name("m", "C"), .op(.emptyTuple), .op(.newObj), .op(.memoize), .op(.binGet, 0), .op(.build))
    #expect(reading.hasPrefix("new m.C() new m.C() new "))
  }

  @Test("a dictionary may be its own key")
  func cyclicDictionary() throws {
    let reading = try read(
      .op(.emptyDict), .op(.memoize), .op(.dup), .op(.binGet, 0), .op(.setItem))
    #expect(reading.hasPrefix("{{{"))
  }

  @Test("memory beyond the limit is an error that names it")
  func memoryLimit() throws {
    let limits = InputLimits(memoryFactor: 1, memoryFloor: 4_096)
    let bytes = [UInt8](repeating: Opcode.emptyList.rawValue, count: 2_000)
    let error = try #require(failure(bytes: bytes + [Opcode.stop.rawValue], limits: limits))
    #expect(error.code == .limitExceeded)
    #expect(error.reason.contains("4096 bytes"))
    #expect(error.limit == .memory)
    #expect(error.offset > 0 && error.offset < 2_000)
  }

  @Test("an input too large for the places that values hold is refused with its limit")
  func tooLarge() throws {
    // The bytes are not there; nothing may look at them.
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 16, alignment: 16)
    let source = OwnedBytes(
      adopting: UnsafeMutableRawBufferPointer(start: block.baseAddress, count: 1 << 48))
    var reader = PickleReader(source)
    do {
      _ = try reader.next().root
      Issue.record("read")
    } catch {
      #expect(error.code == .limitExceeded)
      #expect(
        error.reason == "the file has 281474976710656 bytes; the limit is 281474976710655")
    }
  }

  @Test("a list that is extended in turns with another stays within a multiple of its items")
  func alternatingGrowth() {
    var pieces: [Piece] = [.op(.emptyList), .op(.memoize), .op(.emptyList), .op(.memoize)]
    for number in 0..<20_000 {
      pieces += [.op(.binGet, UInt8(number & 1)), .op(.none), .op(.append), .op(.pop)]
    }
    let limits = InputLimits(memoryFactor: 16, memoryFloor: 0)
    #expect(failure(bytes: assemble(pieces + [.op(.stop)]), limits: limits) == nil)
  }

  @Test("what would run in Python stays a description")
  func inert() throws {
    #expect(
      try read(.name("os", "system"), .text("true"), .op(.tuple1), .op(.reduce))
        == "the result of calling os.system")
    #expect(
      try read(.op(.mark), .text("true"), .lines(.inst, "os", "system")) == "new os.system('true')")
  }
}
