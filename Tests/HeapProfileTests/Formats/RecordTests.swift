import Bytes
import HeapProfile
import Measures
import TestSupport
import Testing

/// A dump with one class, two objects of one place and two snapshots.
let dumpBeforeRecord: [UInt8] = {
  var dump = SyntheticDump()
  let sizes = [(time: 1.0, sized: SyntheticDump.Sized(10))]
  dump.classes = [
    .init("app.C", [.init(birth: 0.5, sizes: sizes, trace: [("main", 3)]), .init(birth: 0.6)])
  ]
  dump.snapshots = [.init(1, trackedTotal: 10), .init(2)]
  return dump.bytes()
}()

func profile(recording record: PythonLiteral) throws(LoadError) -> HeapProfile {
  try HeapProfile(OwnedBytes(dumpBeforeRecord + record.pickle))
}

@Suite("The record of a run")
struct RecordTests {
  @Test("everything that a recorder says is there")
  func whole() throws {
    let profile = try HeapProfile(OwnedBytes(Fixture("record").bytes()))
    let record = try #require(profile.record)
    #expect(record.recorder == "0.3.0" && record.python == "3.12.1")
    #expect(record.implementation == "CPython" && record.platform == "Linux-6.1.0-x86_64")
    #expect(record.command == ["python3", "/home/user/app/shop.py", "--token", "it's secret"])
    #expect(record.processID == 4711 && record.started == 1764108000.25)
    #expect(record.duration == 12.5 && record.interval == 5 && record.ending == .exit)
    #expect(record.unseen.map(\.name) == ["shop.Lazy", "shop.Point"])
    #expect(record.notes.count == 1)
    #expect(profile.classes.map(\.name) == ["shop.Basket", "shop.Order", "shop.Session"])
    #expect(
      profile.classes.map { $0.births?.kind } == [.constructor, .exact, .snapshots])
    let census = try #require(profile.census)
    #expect(census.times == [1, 2])
    #expect(census.types.map(\.spec) == [nil, "shop:Order", "shop:Outer.Inner"])
    #expect(census.types[2].counts == [nil, 3] && census.types[0].bytes == [90_000, 95_000])
  }

  @Test("short-lived instances have the traces of others, and classes of their own")
  func shortLived() throws {
    let trace = SyntheticDump.Object(birth: 0, trace: [("main", 3)]).tracePieces
    let profile = try profile(recording: [
      "heapmonitor": 1,
      "short_lived": [
        ["app.C", .pieces(trace), 5], ["app.C", .none, 2], ["app.C", .none, 3],
        ["app.D", .none, 7],
        ["app.C", .none, 0],
      ],
      "births": [["app.E", "exact", .none]],
    ])
    #expect(profile.traces.count == 1)
    #expect(profile.classes.map(\.name) == ["app.C", "app.D", "app.E"])
    #expect(
      profile.classes.map(\.shortLived) == [
        [ShortLived(trace: TraceIndex(0), count: 5), ShortLived(trace: nil, count: 5)],
        [ShortLived(trace: nil, count: 7)], [],
      ])
    #expect(profile.classes.map(\.instances.count) == [2, 0, 0])
    expectWhole(profile)
  }

  @Test("who holds the instances of a class")
  func holders() throws {
    let profile = try profile(recording: [
      "heapmonitor": 1,
      "holders": [["app.C", 20, [["app.cache[…]", 15], ["", 3]]], ["app.Gone", 1, []]],
    ])
    #expect(
      profile.classes[0].holders
        == InstanceHolders(
          samples: 20,
          ways: [.init(path: "app.cache[…]", instances: 15), .init(path: nil, instances: 3)]))
    #expect(profile.classes.map(\.name) == ["app.C"])
  }

  @Test("which values of attributes are equal")
  func contents() throws {
    let profile = try profile(recording: [
      "heapmonitor": 1,
      "contents": [
        ["app.C", 2.5, [["text", 9, 1, 8, 2, 7], ["rows", 3, 0, 0, 0, 0]]], ["app.Gone", 1, []],
      ],
    ])
    let contents = try #require(profile.classes[0].contents)
    #expect(contents.timestamp == 2.5)
    #expect(
      contents.attributes == [
        Array("text".utf8): AttributeContents(values: 9, none: 1, hashed: 8, distinct: 2, most: 7),
        Array("rows".utf8): AttributeContents(values: 3, none: 0, hashed: 0, distinct: 0, most: 0),
      ])
    #expect(profile.classes.map(\.name) == ["app.C"])
  }

  @Test("what some instances hold")
  func samples() throws {
    let profile = try profile(recording: [
      "heapmonitor": 1,
      "samples": [
        [
          "app.C", 2.5,
          [
            [
              0,
              [30, 20, "", [[8, 8, "[S] a: 'x'", []], [2, 1, "[S] b: []", [[1, 1, "1", []]]]]],
            ]
          ],
        ],
        ["app.Gone", 1, []],
      ],
    ])
    let samples = try #require(profile.classes[0].samples)
    #expect(samples.timestamp == 2.5)
    #expect(samples.trees.map(\.place) == [0])
    let root = samples.trees[0].root
    let row = profile.sized[Int(root.rawValue)]
    #expect(row.size == 30 && row.flat == 20 && row.descendants == 3 && row.height == 2)
    let names = profile.referents(of: root).map { place in
      profile.texts.string(profile.sized[Int(place.rawValue)].name)
    }
    #expect(names == ["[S] b: []", "[S] a: 'x'"])
    #expect(profile.classes.map(\.name) == ["app.C"])
  }

  @Test("what several instances lead to, by snapshot")
  func shared() throws {
    let profile = try profile(recording: [
      "heapmonitor": 1,
      "shared": [
        [["dict", "config", 1, 900, "app.C", 1, [["app.C", 3], ["", 2], ["app.Gone", 1]]]],
        [["list", "", 4, 70, "app.C", 0, []]],
      ],
    ])
    #expect(
      profile.snapshots.map(\.shared) == [
        [
          SharedStructure(
            type: "dict", way: "config", objects: 1, bytes: 900, instance: InstanceIndex(1),
            others: [
              .init(index: ClassIndex(0), instances: 3), .init(index: nil, instances: 2),
              .init(index: nil, instances: 1),
            ])
        ],
        [
          SharedStructure(
            type: "list", way: nil, objects: 4, bytes: 70, instance: InstanceIndex(0), others: [])
        ],
      ])
    #expect(try HeapProfile(OwnedBytes(dumpBeforeRecord)).snapshots.allSatisfy { $0.shared == nil })
  }

  @Test("nothing is required, None is nothing, and what is not known is passed over")
  func optional() throws {
    #expect(try profile(recording: ["heapmonitor": 1]).record == RunRecord())
    let record = try profile(recording: [
      "heapmonitor": 1, "python": .none, "census": .none, "later": [["x"]], 7: 8,
      "births": [["app.C", "by a later way", .none]], "ended": "SIGTERM",
    ])
    #expect(record.record?.ending == .other("SIGTERM") && record.record?.python == nil)
    #expect(record.census == nil && record.classes[0].births == nil)
  }

  @Test("of a later version nothing is read, and a note says so")
  func later() throws {
    let record = try profile(recording: ["heapmonitor": 2, "python": 12]).record
    #expect(record?.python == nil && record?.notes.count == 1)
    #expect(record?.notes[0].contains("version 2") == true)
  }

  @Test("a dump without a record has none")
  func absent() throws {
    let profile = try HeapProfile(OwnedBytes(dumpBeforeRecord))
    #expect(profile.record == nil && profile.census == nil)
  }

  @Test("without a word on whose types they are, those that are not built in may be the program's")
  func likely() throws {
    let profile = try profile(recording: [
      "heapmonitor": 1,
      "census": [
        "at": [1.0],
        "types": [["dict", [1], [8]], ["builtins.int", [1], [8]], ["a.b.C", [1], [.none]]],
      ],
    ])
    #expect(profile.census?.types.map(\.spec) == [nil, nil, "a.b:C"])
  }
}
