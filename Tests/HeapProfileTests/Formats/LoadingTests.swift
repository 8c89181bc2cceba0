import Bytes
import HeapProfile
import Measures
import PickleReader
import TestSupport
import Testing

@Suite("Loading")
struct LoadingTests {
  private typealias Object = SyntheticDump.Object
  private typealias Sized = SyntheticDump.Sized

  /// A dump of one object, under `app.C`, and one snapshot at 1.
  private func load(_ object: SyntheticDump.Object) throws -> HeapProfile {
    var dump = SyntheticDump()
    dump.classes = [.init("app.C", [object])]
    dump.snapshots = [.init(1)]
    return try HeapProfile(OwnedBytes(dump.bytes()))
  }

  private func object(_ name: String, _ value: Piece...) -> SyntheticDump.Object {
    var object = Object(birth: 0, sizes: [(1, Sized(8))])
    object.attributes[name] = value
    return object
  }

  private func refusal(_ object: SyntheticDump.Object) -> LoadError? {
    do {
      _ = try load(object)
      return nil
    } catch {
      return error as? LoadError
    }
  }

  @Test("a death at exactly 0.0 is a death")
  func deathAtZero() throws {
    let instance = try load(object("death", .float(0))).instances[0]
    #expect(instance.isFreed && instance.death == 0)
  }

  @Test("a name that is a class is its module and name")
  func classAsName() throws {
    let profile = try load(object("name", .name("app.nodes", "Node")))
    #expect(profile.texts.string(profile.instances[0].name) == "app.nodes.Node")
  }

  @Test("a name that is a class is not mixed up with one that was at its place before")
  func classAsNameTwice() throws {
    var dump = SyntheticDump()
    let names = ["A", "B", "C", "A"]
    dump.classes = [.init("app", names.map { object("name", .name("m", $0)) })]
    let profile = try HeapProfile(OwnedBytes(dump.bytes()))
    let found = profile.instances.map { profile.texts.string($0.name) }
    #expect(found == names.map { "m.\($0)" })
  }

  @Test("2008's `footprint` is today's `snapshots`")
  func footprint() throws {
    let sizes = list([[.float(1)] + Sized(77).pieces + [.op(.tuple2)]])
    let object = instance(
      "SCons.Heapmonitor", "TrackedObject",
      [("birth", [.int(0)]), ("footprint", sizes), ("name", [.name("SCons.Node", "Node")])])
    let bytes = assemble(
      [.op(.emptyDict), .text("Node")] + list([object])
        + [.op(.setItem), .op(.stop), .op(.emptyList), .op(.stop)])
    let profile = try HeapProfile(OwnedBytes(bytes))
    #expect(profile.sizes.map { profile.sized($0).size } == [77])
  }

  @Test("an attribute that occurs twice has its last value")
  func attributeTwice() throws {
    let twice: [Piece] = instance(
      "pympler.asizeof", "Asized",
      [("size", [.int(1)]), ("flat", [.int(1)]), ("size", [.int(5)]), ("refs", [.op(.emptyTuple)])])
    var object = Object(birth: 0)
    object.attributes["snapshots"] = list([[.float(1)] + twice + [.op(.tuple2)]])
    let profile = try load(object)
    #expect(profile.sized(profile.sizes[0]).size == 5)
  }

  @Test("attributes that nobody knows are passed over")
  func unknownAttribute() throws {
    #expect(try load(object("colour", .text("red"))).instances.count == 1)
    #expect(try load(object(String(repeating: "x", count: 4_000), .op(.none))).instances.count == 1)
  }

  @Test("an empty repr is empty, wherever it came from")
  func emptyRepr() throws {
    for piece in [Piece.text(""), .op(.none), .lines(.string, "''")] {
      #expect(try load(object("repr", piece)).instances[0].repr.isEmpty)
    }
  }

  @Test("a Python 2 repr is UTF-8 where it can be, else Latin-1")
  func python2Repr() throws {
    for bytes in [[0xE9], [0xC3, 0xA9]] as [[UInt8]] {
      let piece = Piece.counted(.shortBinString, UInt8.self, bytes)
      let profile = try load(object("repr", piece))
      #expect(profile.texts.string(profile.instances[0].repr) == "é")
    }
  }

  @Test("instances of a trace that is the same share it")
  func sharedTrace() throws {
    var dump = SyntheticDump()
    let traces: [[(function: String, line: Int64)]?] = [
      [("f", 1)], [("f", 2)], nil, [("f", 1)], [("f", 1), ("g", 1)],
    ]
    dump.classes = [.init("app.C", traces.map { Object(birth: 0, trace: $0) })]
    let profile = try HeapProfile(OwnedBytes(dump.bytes()))
    #expect(profile.instances.map { $0.trace.map { Int($0.rawValue) } } == [0, 1, nil, 0, 2])
    let frame = try #require(profile.traces[1].frames.first)
    #expect(frame.file == "app.py" && frame.function == "f" && frame.line == 2)
    #expect(frame.source == "call()")
  }

  @Test("a tree is rows right before its root, referents last first")
  func postorder() throws {
    let tree = Sized(10, "root", [Sized(1, "a", [Sized(2, "a1")]), Sized(3, "b")])
    let profile = try load(Object(birth: 0, sizes: [(1, tree)]))
    #expect(profile.sized.map { profile.texts.string($0.name) } == ["a1", "a", "b", "root"])
    let referents = profile.referents(of: profile.sizes[0].sized)
    #expect(referents.map { Int($0.rawValue) } == [2, 1])
    #expect(profile.sized[3].height == 2)
    expectWhole(profile)
  }

  @Test(
    "what an object must hold is asked for by name",
    arguments: [
      ("birth", Piece.op(.none), "the birth of a TrackedObject is None"),
      ("birth", .text("x"), "the birth of a TrackedObject is a string"),
      ("birth", .float(.infinity), "the birth of a TrackedObject is not finite: inf"),
      ("death", .float(.nan), "the death of a TrackedObject is not finite: nan"),
      ("death", .op(.emptyList), "the death of a TrackedObject is an empty list"),
      ("name", .int(3), "the name of a TrackedObject is an int"),
      ("repr", .op(.emptyTuple), "the repr of a TrackedObject is a tuple of 0"),
      ("trace", .int(1), "a trace is an int"),
      ("snapshots", .op(.none), "the sizes of a TrackedObject are None"),
    ])
  func wrongAttribute(_ name: String, _ value: Piece, _ reason: String) {
    let error = refusal(object(name, value))
    #expect(error?.reason == reason)
    #expect(error?.code == .malformed)
    #expect(error?.offset != nil)
  }

  @Test(
    "bytes are integers from 0 to 2^63-1",
    arguments: [
      (Piece.int(-1), "the size of an Asized is negative: -1"),
      (.float(1), "the size of an Asized is not an integer of at most 64 bits"),
      (
        .lines(.long, "9223372036854775808L"),
        "the size of an Asized is not an integer of at most 64 bits"
      ),
    ])
  func wrongSize(_ size: Piece, _ reason: String) {
    var object = Object(birth: 0)
    let sized = instance("pympler.asizeof", "Asized", [("size", [size]), ("flat", [.int(0)])])
    object.attributes["snapshots"] = list([[.float(1)] + sized + [.op(.tuple2)]])
    #expect(refusal(object)?.reason == reason)
  }
}
