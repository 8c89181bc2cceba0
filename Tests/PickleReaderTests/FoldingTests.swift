import Bytes
import PickleReader
import TestSupport
import Testing

@Suite("Folding")
struct FoldingTests {
  private let recorder = FoldRecorder()
  private let new: [Piece] = [.name("m", "F"), .op(.emptyTuple), .op(.newObj)]
  private let other: [Piece] = [.name("m", "G"), .op(.emptyTuple), .op(.newObj)]
  private let state: [Piece] = [.op(.emptyDict), .text("a"), .int(1), .op(.setItem)]

  private func reading(_ pieces: [Piece]) throws -> String {
    try read(bytes: assemble(pieces + [.op(.stop)]), collector: recorder)
  }

  @Test("a folded instance leaves its token in the list that holds it")
  func token() throws {
    let pieces = [.op(.emptyList)] + new + state + [.op(.build), .op(.append)]
    #expect(try reading(pieces) == "[#0]")
    #expect(recorder.seen == ["{'a': 1}"])
  }

  @Test("an instance that is not folded stays")
  func declined() throws {
    #expect(try reading(other + state + [.op(.build)]) == "new m.G() {'a': 1}")
  }

  @Test("an instance without BUILD is not offered")
  func withoutState() throws {
    #expect(try reading(new) == "new m.F()")
    #expect(recorder.seen.isEmpty)
  }

  @Test("an error of the collector ends the reading")
  func refusal() {
    let bytes = assemble([
      .name("m", "Bad"), .op(.emptyTuple), .op(.newObj), .op(.emptyDict), .op(.build), .op(.stop),
    ])
    #expect(failure(bytes: bytes, collector: recorder)?.reason == "bad")
  }

  @Test("a folded instance that holds folded ones sees their tokens")
  func nested() throws {
    let inner = new + state + [.op(.build)]
    let pieces = new + [.op(.emptyDict), .text("x")] + inner + [.op(.setItem), .op(.build)]
    #expect(try reading(pieces) == "#1")
    #expect(recorder.seen == ["{'a': 1}", "{'x': #0}"])
  }

  @Test("an instance fetched from the memo after BUILD is its token")
  func fetchedAfter() throws {
    let pieces = new + [.op(.memoize)] + state + [.op(.build), .op(.binGet, 0), .op(.tuple2)]
    #expect(try reading(pieces) == "(#0, #0)")
  }

  @Test("an instance fetched from the memo before BUILD keeps its place")
  func fetchedBefore() throws {
    let pieces = new + [.op(.memoize), .op(.binGet, 0)] + state + [.op(.build), .op(.tuple2)]
    #expect(try reading(pieces) == "(an instance, #0)")
  }

  @Test("a duplicated instance keeps its place when its twin is folded")
  func duplicated() throws {
    let pieces = new + [.op(.dup)] + state + [.op(.build), .op(.tuple2)]
    #expect(try reading(pieces) == "(an instance, #0)")
  }

  @Test("an instance that is its own state is folded once and cannot be reached any more")
  func ownState() throws {
    let pieces = new + [.op(.memoize), .op(.binGet, 0), .op(.build)]
    #expect(try reading(pieces) == "#0")
  }

  @Test("BUILD of a folded instance is refused")
  func builtTwice() {
    let pieces = new + state + [.op(.build), .op(.emptyDict), .op(.build), .op(.stop)]
    #expect(failure(bytes: assemble(pieces), collector: recorder)?.code == .unexpectedValue)
  }

  @Test("what the memo still reaches outlives the folded instance that it was part of")
  func sharedPart() throws {
    let shared: [Piece] = [.op(.emptyDict), .text("l"), .op(.emptyList), .op(.memoize)]
    let pieces =
      new + shared + [.int(5), .op(.append), .op(.setItem), .op(.build)] + other
      + [.op(.binGet, 0), .op(.tuple3)]
    #expect(try reading(pieces) == "(#0, new m.G(), [5])")
  }

  @Test("what is added to a list of the memo outlives the folded instance made before it")
  func addedToList() throws {
    let pieces =
      [.op(.emptyList), .op(.memoize)] + new
      + [.op(.binGet, 0), .op(.emptyList), .int(7), .op(.append), .op(.append), .op(.pop)]
      + state + [.op(.build)] + other + [.op(.tuple3)]
    #expect(try reading(pieces) == "([[7]], #0, new m.G())")
  }

  @Test("what is added to an instance of the memo outlives the folded instance made before it")
  func addedToInstance() throws {
    let pieces =
      other + [.op(.memoize)] + new
      + [.op(.binGet, 0), .int(7), .op(.emptyList), .op(.setItem), .op(.pop)]
      + state + [.op(.build)] + other + [.op(.tuple3)]
    #expect(try reading(pieces) == "(new m.G() with {7: []}, #0, new m.G())")
  }

  @Test("a state given to an instance of the memo outlives the folded instance made before it")
  func stateOfOther() throws {
    let pieces =
      other + [.op(.memoize)] + new + [.op(.binGet, 0)] + state + [.op(.build), .op(.pop)]
      + state + [.op(.build)] + other + [.op(.tuple3)]
    #expect(try reading(pieces) == "(new m.G() {'a': 1}, #0, new m.G())")
  }

  @Test("a second state of an instance is refused: Python would merge the two")
  func secondState() {
    let pieces = other + state + [.op(.build)] + state + [.op(.build), .op(.stop)]
    let error = failure(bytes: assemble(pieces), collector: recorder)
    #expect(error?.reason == "a second state is set on an object")
  }

  @Test("what is added to the attributes of an object after it was complete is refused")
  func lateAttribute() {
    for kind in [new, other] {
      let pieces =
        [.op(.emptyDict), .op(.memoize), .op(.pop)] + kind + [.op(.binGet, 0), .op(.build)]
        + [.op(.binGet, 0), .text("late"), .int(1), .op(.setItem), .op(.stop)]
      let error = failure(bytes: assemble(pieces), collector: recorder)
      #expect(error?.code == .unexpectedValue)
      #expect(error?.reason.contains("after the object that holds it was complete") == true)
    }
  }

  @Test("the nodes of folded instances are given back")
  func givenBack() {
    var pieces: [Piece] = [.op(.emptyList), .op(.memoize), .op(.mark)]
    pieces += [.name("m", "F"), .op(.memoize), .op(.pop)]
    let instance: [Piece] =
      [.op(.binGet, 1), .op(.emptyTuple), .op(.newObj)] + state + [.op(.build)]
    for _ in 0..<2_000 { pieces += instance }
    let bytes = assemble(pieces + [.op(.appends), .op(.stop)])
    let limits = InputLimits(memoryFactor: 0, memoryFloor: 140_000)
    #expect(failure(bytes: bytes, limits: limits, collector: recorder) == nil)
    #expect(failure(bytes: bytes, limits: limits)?.code == .limitExceeded)
  }

  @Test("a name stays itself when the instance that it was in is gone")
  func namesStay() throws {
    // Each class would be where the one before it was, if names were given back.
    var pieces: [Piece] = [.op(.mark)]
    for name in ["F", "G", "F"] {
      let inner: [Piece] = [.name("m", name), .op(.emptyTuple), .op(.newObj)] + state
      pieces += new + [.op(.emptyDict), .text("x")] + inner + [.op(.build), .op(.setItem)]
      pieces.append(.op(.build))
    }
    #expect(try reading(pieces + [.op(.list)]) == "[#1, #2, #4]")
    #expect(recorder.seen[2] == "{'x': new m.G() {'a': 1}}")
    #expect(recorder.names.values.allSatisfy { $0.count == 1 })
  }
}
