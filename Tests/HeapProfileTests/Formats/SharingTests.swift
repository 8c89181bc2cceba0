import Bytes
import HeapProfile
import Measures
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
      _ = try HeapProfile(OwnedBytes(assemble(pieces)))
      return nil
    } catch {
      return error
    }
  }

  @Test("an object occurs in the index once")
  func objectTwice() {
    let objects = list([object + [.op(.memoize)], [.op(.binGet, 0)]])
    let index = [.op(.emptyDict), .text("app.C")] + objects + [.op(.setItem), .op(.stop)]
    #expect(refusal(index + noSnapshots)?.code == .malformed)
  }

  @Test("a list occurs in the index once")
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
    let profile = try HeapProfile(OwnedBytes(assemble(index + noSnapshots)))
    #expect(profile.classes.map(\.instances) == [0..<1])
  }

  @Test("classes whose names only look the same are two")
  func equivalentNames() throws {
    var dump = SyntheticDump()
    dump.classes = [.init("app.\u{E9}", []), .init("app.e\u{301}", [])]
    #expect(try HeapProfile(OwnedBytes(dump.bytes())).classes.count == 2)
  }

  @Test("a snapshot occurs in the list once")
  func snapshotTwice() {
    let snapshots = list([snapshot + [.op(.memoize)], [.op(.binGet, 0)]])
    let error = refusal([.op(.emptyDict), .op(.stop)] + snapshots + [.op(.stop)])
    #expect(error?.reason == "the list of snapshots holds one snapshot twice")
  }

  @Test("referents that are shared are copied, so that every tree is complete")
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
    let profile = try HeapProfile(OwnedBytes(dump.bytes()))
    let referents = profile.referents(of: profile.sizes[0].sized)
    #expect(referents.map { profile.sized[Int($0.rawValue)].size } == [4, 4])
    expectWhole(profile)
  }

  @Test("classes times snapshots are bounded")
  func cells() {
    let classes = (0..<3_000).flatMap { [.text("c\($0)"), .op(.emptyList)] as [Piece] }
    let snapshots = list(Array(repeating: snapshot, count: 1_500))
    let index: [Piece] = [.op(.emptyDict), .op(.mark)] + classes + [.op(.setItems), .op(.stop)]
    let error = refusal(index + snapshots + [.op(.stop)])
    #expect(error?.code == .limitExceeded && error?.limit == .sharing)
    #expect(
      error?.reason
        == "3000 classes at 1500 snapshots are more than the limit of 1048576 numbers")
  }

  @Test("a trace that instances share is kept once, but bounded: each of them shows it")
  func sharedTrace() throws {
    var first = SyntheticDump.Object(birth: 0)
    first.attributes["trace"] = longTrace + [.op(.memoize)]
    var next = SyntheticDump.Object(birth: 0)
    next.attributes["trace"] = [.op(.binGet, 1)]
    var dump = SyntheticDump()
    dump.classes = [.init("app.C", [first] + Array(repeating: next, count: 9))]
    let profile = try HeapProfile(OwnedBytes(dump.bytes()))
    #expect(profile.traces.map(\.frames.count) == [5_000])
    #expect(profile.instances.allSatisfy { $0.trace == TraceIndex(0) })
    expectSharingLimit([.raw(dump.bytes())], 49_000)
  }

  @Test("traces that are new lists of one frame are bounded")
  func sharedFrame() {
    var object = SyntheticDump.Object(birth: 0)
    object.attributes["trace"] = longTrace
    var next = SyntheticDump.Object(birth: 0)
    next.attributes["trace"] = list(Array(repeating: [.op(.binGet, 0)], count: 5_000))
    var dump = SyntheticDump()
    dump.classes = [.init("app.C", [object] + Array(repeating: next, count: 3))]
    #expect(refusal([.raw(dump.bytes())]) == nil)
    expectSharingLimit([.raw(dump.bytes())], 19_000)
  }

  /// Five thousand times one frame, which is entry 0 of the memo.
  private var longTrace: [Piece] {
    let frame: [Piece] = [.text("f"), .int(1), .text("g"), .op(.tuple3), .op(.memoize)]
    return list([frame] + Array(repeating: [.op(.binGet, 0)], count: 4_999))
  }

  /// Expects that a dump is refused when it may expand to `limit` only, and not with twice that.
  private func expectSharingLimit(
    _ pieces: [Piece], _ limit: Int, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let bytes = OwnedBytes(assemble(pieces))
    func refusal(_ limit: Int) -> LoadError? {
      do throws(LoadError) {
        _ = try HeapProfile(bytes, limits: InputLimits(sharing: limit))
        return nil
      } catch {
        return error
      }
    }
    let error = refusal(limit)
    #expect(error?.code == .limitExceeded, sourceLocation: sourceLocation)
    #expect(error?.limit == .sharing, sourceLocation: sourceLocation)
    #expect(error?.reason.contains(" limit of \(limit)") == true, sourceLocation: sourceLocation)
    #expect(refusal(2 * limit) == nil, sourceLocation: sourceLocation)
  }

  /// An index with `count` objects of one class, made as `first` and `next` say.
  private func index(_ first: [Piece], _ next: [Piece], count: Int) -> [Piece] {
    let objects = list([first] + Array(repeating: next, count: count - 1))
    return [.op(.emptyDict), .text("app.C")] + objects + [.op(.setItem), .op(.stop)] + noSnapshots
  }

  @Test("attributes that instances share are bounded")
  func sharedAttributes() {
    let others = (0..<1_000).flatMap { [.text("a\($0)"), .op(.none)] as [Piece] }
    let state: [Piece] =
      [.op(.emptyDict), .op(.mark), .text("birth"), .int(0), .text("snapshots"), .op(.emptyList)]
      + others + [.op(.setItems), .op(.memoize)]
    let new: [Piece] = [
      .name("pympler.classtracker", "TrackedObject"), .op(.emptyTuple), .op(.newObj),
    ]
    expectSharingLimit(
      index(new + state + [.op(.build)], new + [.op(.binGet, 0), .op(.build)], count: 10), 9_000)
  }

  @Test("long texts that instances share are bounded, whatever opcode they are written with")
  func sharedText() {
    let long = String(repeating: "x", count: 5_000)
    for text in [Piece.text(long), .lines(.unicode, long), .lines(.string, "'\(long)'")] {
      var first = SyntheticDump.Object(birth: 0)
      first.attributes["repr"] = [text, .op(.memoize)]
      var next = SyntheticDump.Object(birth: 0)
      next.attributes["repr"] = [.op(.binGet, 0)]
      expectSharingLimit(
        index(first.pieces(name: "C"), next.pieces(name: "C"), count: 10), 40_000)
    }
  }

  @Test("names put together of long texts are bounded")
  func sharedNames() {
    let long = String(repeating: "x", count: 5_000)
    let name: [Piece] = [.op(.binGet, 0), .op(.binGet, 0), .op(.stackGlobal)]
    var first = SyntheticDump.Object(birth: 0)
    first.attributes["name"] = [.text(long), .op(.memoize)] + name.dropFirst()
    var next = SyntheticDump.Object(birth: 0)
    next.attributes["name"] = name
    expectSharingLimit(index(first.pieces(name: "C"), next.pieces(name: "C"), count: 10), 90_000)
  }

  @Test("snapshots that share attributes are bounded")
  func sharedSnapshotState() {
    let others = (0..<1_000).flatMap { [.text("a\($0)"), .op(.none)] as [Piece] }
    let state: [Piece] =
      [.op(.emptyDict), .op(.mark), .text("timestamp"), .int(1)] + others
      + [.op(.setItems), .op(.memoize)]
    let new: [Piece] = [.name("pympler.classtracker", "Snapshot"), .op(.emptyTuple), .op(.newObj)]
    let next = new + [.op(.binGet, 0), .op(.build)]
    let snapshots = list([new + state + [.op(.build)]] + Array(repeating: next, count: 9))
    expectSharingLimit([.op(.emptyDict), .op(.stop)] + snapshots + [.op(.stop)], 9_000)
  }

  @Test("a class name of any kind is one line in a message")
  func names() {
    let name = "a\n\u{1B}[31m" + String(repeating: "x", count: 4_000)
    let index: [Piece] = [.op(.emptyDict), .text(name), .op(.mark), .int(1), .op(.list)]
    let error = refusal(index + [.op(.setItem), .op(.stop)] + noSnapshots)
    #expect(error?.reason.hasPrefix(#""a\n\x1b[31mxxx"#) == true)
    #expect(error?.reason.hasSuffix("x\" holds an int, not a TrackedObject") == true)
    #expect((error?.reason.count ?? .max) < 160)
  }
}
