import PickleReader
import TestSupport
import Testing

@Suite("Plain instances")
struct PlainInstanceTests {
  /// Puts the class `m.F` into entry 0 of the memo, the names `a` and `b` into 1 and 2.
  private let names: [Piece] = [
    .op(.mark), .name("m", "F"), .op(.memoize), .text("a"), .op(.memoize), .text("b"),
    .op(.memoize), .op(.popMark),
  ]
  private let new: [Piece] = [.op(.binGet, 0), .op(.emptyTuple), .op(.newObj)]

  private func attributes(_ value: Piece) -> [Piece] {
    [.op(.binGet, 1), value, .op(.binGet, 2), .op(.emptyTuple)]
  }

  /// An instance as Python writes one of a class without `__slots__`.
  private func instance(_ value: Piece = .int(5), memo: [Piece] = [.op(.memoize)]) -> [Piece] {
    new + memo + [.op(.emptyDict)] + memo + [.op(.mark)] + attributes(value)
      + [.op(.setItems), .op(.build)]
  }

  /// The result of a reading: the value or the error, and the instances that were folded.
  private struct Reading: Equatable {
    var outcome: String
    var seen: [String]
    var plainCount: Int
  }

  private func reading(_ pieces: [Piece], takesPlain: Bool = true) -> Reading {
    let recorder = FoldRecorder(takesPlain: takesPlain)
    let bytes = assemble(names + pieces + [.op(.stop)])
    let outcome: String
    do {
      outcome = try read(bytes: bytes, collector: recorder)
    } catch {
      outcome = "\(error)"
    }
    return Reading(outcome: outcome, seen: recorder.seen, plainCount: recorder.plainCount)
  }

  @Test("an instance with a dictionary for its state is taken as it is read")
  func dictionary() {
    let expected = Reading(outcome: "#0", seen: ["{'a': 5, 'b': ()}"], plainCount: 1)
    #expect(reading(instance()) == expected)
  }

  @Test("an instance with __slots__ is, too")
  func slots() {
    let pieces =
      new + [.op(.memoize), .op(.none), .op(.emptyDict), .op(.memoize), .op(.mark)]
      + attributes(.int(300)) + [.op(.setItems), .op(.tuple2), .op(.memoize), .op(.build)]
    let expected = Reading(outcome: "#0", seen: ["{'a': 300, 'b': ()}"], plainCount: 1)
    #expect(reading(pieces) == expected)
  }

  @Test(
    "every kind of plain value is taken",
    arguments: [
      (Piece.int(7), "7"), (.int(70_000), "70000"), (.number(.binInt2, UInt16(700)), "700"),
      (.text("x"), "'x'"), (.counted(.shortBinUnicode, UInt8.self, [0x79]), "'y'"),
      (.counted(.binString, UInt32.self, [0x79]), "'y'"), (.op(.none), "None"),
      (.counted(.shortBinString, UInt8.self, [0x79]), "'y'"), (.op(.binGet, 2), "'b'"),
      (.number(.longBinGet, UInt32(2)), "'b'"),
    ])
  func values(_ value: Piece, _ text: String) {
    #expect(reading(instance(value)).seen == ["{'a': \(text), 'b': ()}"])
    #expect(reading(instance(value)).plainCount == 1)
  }

  @Test("an instance that holds more than plain values goes through the graph")
  func container() {
    let result = reading(instance(.op(.emptyList)))
    #expect(result.seen == ["{'a': [], 'b': ()}"])
    #expect(result.plainCount == 0)
  }

  @Test("an instance that is fetched later goes through the graph and keeps its entry")
  func fetchedLater() {
    let result = reading(instance() + [.op(.binGet, 3), .op(.tuple2)])
    #expect(result.outcome == "(#0, #0)")
    #expect(result.plainCount == 0)
  }

  @Test("a text that is fetched later keeps its entry")
  func textFetchedLater() {
    let text: [Piece] = [.op(.binGet, 1), .text("x"), .op(.memoize), .op(.binGet, 2), .op(.none)]
    let pieces = new + [.op(.emptyDict), .op(.mark)] + text + [.op(.setItems), .op(.build)]
    #expect(reading(pieces + [.op(.binGet, 3), .op(.tuple2)]).outcome == "(#0, 'x')")
  }

  @Test("numbered memo entries are counted as they are when read one by one")
  func numbered() {
    let pieces = instance(memo: [.op(.binPut, 9)]) + instance(memo: [.op(.longBinPut, 8, 0, 0, 0)])
    let result = reading(pieces + [.op(.tuple2)])
    #expect(result.outcome == "(#0, #1)")
    #expect(result.plainCount == 2)
    let gap = reading(pieces + [.op(.tuple2), .op(.memoize)])
    let throughGraph = reading(pieces + [.op(.tuple2), .op(.memoize)], takesPlain: false)
    #expect(gap.outcome == throughGraph.outcome)
    #expect(gap.outcome.contains("gaps"))
  }

  @Test("an error of the collector ends the reading at BUILD, whichever way the instance came")
  func refusal() {
    let bad: [Piece] = [
      .name("m", "Bad"), .op(.memoize), .op(.pop), .op(.binGet, 3), .op(.emptyTuple), .op(.newObj),
      .op(.emptyDict), .op(.mark), .op(.setItems), .op(.build),
    ]
    let result = reading(bad)
    #expect(result.outcome.contains("bad"))
    #expect(result.outcome == reading(bad, takesPlain: false).outcome)
  }

  @Test("opcodes dropped, repeated or swapped give what reading through the graph gives")
  func mutations() {
    var generator = SeededGenerator(seed: 20)
    let whole =
      [.op(.mark)] + instance() + instance(.text("t")) + instance(.op(.none)) + [.op(.list)]
    for _ in 0..<3_000 {
      var pieces = whole
      for _ in 0...Int.random(in: 0..<3, using: &generator) {
        let place = Int.random(in: 0..<pieces.count, using: &generator)
        let other = Int.random(in: 0..<pieces.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0 where pieces.count > 1: pieces.remove(at: place)
        case 1: pieces.insert(pieces[other], at: place)
        case 2: pieces.swapAt(place, other)
        default:
          pieces[place] = .op(.binGet, UInt8.random(in: 0..<8, using: &generator))
        }
      }
      var plain = reading(pieces)
      plain.plainCount = 0
      #expect(plain == reading(pieces, takesPlain: false))
    }
  }
}
