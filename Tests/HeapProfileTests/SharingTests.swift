import HeapProfile
import PickleReader
import TestSupport
import Testing

/// Dumps that share values through the memo in order to grow: what no recorder writes.
@Suite("Shared values")
struct SharingTests {
  private let object = SyntheticDump.Object(birth: 0).pieces(name: "app.C")
  private let snapshot = SyntheticDump.Snapshot(1).pieces
  private let noSnapshots: [Piece] = [.op(.emptyList), .op(.stop)]

  private func refusal(_ pieces: [Piece]) -> LoadError? {
    do throws(LoadError) {
      _ = try HeapProfile(PickleBytes(assemble(pieces)))
      return nil
    } catch {
      return error
    }
  }

  @Test("an object stands in the index once")
  func objectTwice() {
    let objects = list([object + [.op(.memoize)], [.op(.binGet, 0)]])
    let index = [.op(.emptyDict), .text("app.C")] + objects + [.op(.setItem), .op(.stop)]
    #expect(refusal(index + noSnapshots)?.code == .malformed)
  }

  @Test("a list stands in the index once")
  func listTwice() {
    var index: [Piece] = [.op(.emptyDict), .text("a")]
    index += list([object]) + [.op(.memoize), .op(.setItem)]
    index += [.text("b"), .op(.binGet, 0), .op(.setItem), .op(.stop)]
    #expect(refusal(index + noSnapshots)?.code == .malformed)
  }

  @Test("a class that is set twice has the last of its lists, as in Python")
  func classTwice() throws {
    var index: [Piece] = [.op(.emptyDict), .text("a")]
    index += list([object, object]) + [.op(.setItem), .text("a")]
    index += list([object]) + [.op(.setItem), .op(.stop)]
    let profile = try HeapProfile(PickleBytes(assemble(index + noSnapshots)))
    #expect(profile.classes.map(\.instances) == [0..<1])
  }

  @Test("classes whose names only look the same are two")
  func equivalentNames() throws {
    var dump = SyntheticDump()
    dump.classes = [.init("app.\u{E9}", []), .init("app.e\u{301}", [])]
    #expect(try HeapProfile(PickleBytes(dump.bytes())).classes.count == 2)
  }

  @Test("a snapshot stands in the list once")
  func snapshotTwice() {
    let snapshots = list([snapshot + [.op(.memoize)], [.op(.binGet, 0)]])
    let error = refusal([.op(.emptyDict), .op(.stop)] + snapshots + [.op(.stop)])
    #expect(error?.reason == "a snapshot stands in the list twice")
  }

  @Test("referents that are shared are copied, so that every tree is whole")
  func sharedReferent() throws {
    let inner = SyntheticDump.Sized(4, "shared").pieces + [.op(.memoize)]
    let again: [Piece] = [.op(.binGet, 0)]
    let outer = instance(
      "pympler.asizeof", "Asized",
      [("size", [.int(9)]), ("flat", [.int(1)]), ("refs", list([inner, again]))])
    var tracked = SyntheticDump.Object(birth: 0)
    tracked.attributes["snapshots"] = list([[.float(1)] + outer + [.op(.tuple2)]])
    var dump = SyntheticDump()
    dump.classes = [.init("app.C", [tracked])]
    let profile = try HeapProfile(PickleBytes(dump.bytes()))
    let referents = profile.referents(of: profile.sizes[0].sized)
    #expect(referents.map { profile.sized[Int($0.rawValue)].size } == [4, 4])
    expectWhole(profile)
  }

  @Test("classes times snapshots are bounded")
  func cells() {
    let classes = (0..<3_000).flatMap { [.text("c\($0)"), .op(.emptyList)] as [Piece] }
    let snapshots = list(Array(repeating: snapshot, count: 1_500))
    let index: [Piece] = [.op(.emptyDict), .op(.mark)] + classes + [.op(.setItems), .op(.stop)]
    #expect(refusal(index + snapshots + [.op(.stop)])?.code == .pickle(.limitExceeded))
  }

  @Test("a trace that all instances share is bounded by the input's size")
  func sharedTrace() {
    let frame: [Piece] = [.text("f"), .int(1), .text("g"), .op(.tuple3)]
    var first = SyntheticDump.Object(birth: 0)
    first.attributes["trace"] =
      list([frame + [.op(.memoize)]] + Array(repeating: [.op(.binGet, 0)], count: 5_000))
      + [.op(.memoize)]
    var next = SyntheticDump.Object(birth: 0)
    next.attributes["trace"] = [.op(.binGet, 1)]
    var dump = SyntheticDump()
    dump.classes = [.init("app.C", [first] + Array(repeating: next, count: 200))]
    #expect(refusal([.raw(dump.bytes())])?.code == .pickle(.limitExceeded))
  }

  @Test("a class name of any kind is one line in a message")
  func names() {
    let name = "a\n\u{1B}[31m" + String(repeating: "x", count: 4_000)
    let index: [Piece] = [.op(.emptyDict), .text(name), .op(.mark), .int(1), .op(.list)]
    let error = refusal(index + [.op(.setItem), .op(.stop)] + noSnapshots)
    #expect(error?.reason.hasPrefix("under \"a\u{FFFD}\u{FFFD}[31mxxx") == true)
    #expect(error?.reason.hasSuffix("x\" stands an int, not a TrackedObject") == true)
    #expect((error?.reason.count ?? .max) < 160)
  }
}
