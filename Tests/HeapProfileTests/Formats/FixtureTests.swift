import Bytes
import HeapProfile
import Measures
import PickleReader
import TestSupport
import Testing

func load(_ fixture: Fixture) throws -> HeapProfile {
  try HeapProfile(OwnedBytes(try fixture.bytes()))
}

@Suite("Fixtures")
struct FixtureTests {
  @Test("there are fixtures")
  func presence() {
    #expect(Fixture.loadable.count >= 30)
    #expect(Fixture.all.filter(\.isBad).count >= 15)
  }

  @Test("snapshots say what Pympler says", arguments: Fixture.loadable)
  func snapshots(_ fixture: Fixture) throws {
    let profile = try load(fixture)
    let expected = try fixture.expected()["snapshots"].elements.sortedByTime
    try #require(profile.snapshots.count == expected.count)
    for (snapshot, wanted) in zip(profile.snapshots, expected) {
      #expect(snapshot.timestamp == wanted["timestamp"].double)
      #expect(snapshot.description == wanted["desc"].string ?? "")
      #expect(snapshot.trackedTotal == wanted["tracked_total"].byteCount)
      #expect(snapshot.measurableTotal == wanted["asizeof_total"].known)
      #expect(snapshot.overhead == wanted["overhead"].byteCount)
      #expect(snapshot.process.virtual == wanted["vsz"].known)
      #expect(snapshot.process.resident == wanted["rss"].known)
    }
  }

  @Test("snapshots are in order of time", arguments: Fixture.loadable)
  func order(_ fixture: Fixture) throws {
    let times = try load(fixture).snapshots.map(\.timestamp)
    #expect(times == times.sorted())
  }

  @Test(
    "classes have the names and the numbers of instances of the index", arguments: Fixture.loadable)
  func classes(_ fixture: Fixture) throws {
    let profile = try load(fixture)
    let expected = try fixture.expected()["classes"].members
    let names = expected.map { $0.name.repaired }
    #expect(Set(profile.classes.map { Array($0.name.utf8) }) == Set(names))
    #expect(profile.classes.count == expected.count)
    for member in expected {
      let name = String(decoding: member.name, as: UTF8.self)
      let found = try #require(profile.classes.first { $0.name.utf8.elementsEqual(name.utf8) })
      #expect(Int64(found.instances.count) == member.value["instances"].integer, "\(name)")
      let alive = profile.instances[found.instances].filter { !$0.isFreed }
      #expect(Int64(alive.count) == member.value["alive_at_end"].integer, "\(name)")
    }
  }

  @Test("instances say what Pympler says", arguments: Fixture.loadable)
  func instances(_ fixture: Fixture) throws {
    let profile = try load(fixture)
    let expected = try fixture.expected()["instances"].elements
    for tracked in profile.classes {
      let sampled = expected.filter { $0["class"].utf8?.repaired == Array(tracked.name.utf8) }
      let places = Array(tracked.instances)
      let shown = places.count <= 10 ? places : Array(places.prefix(5) + places.suffix(5))
      try #require(sampled.count == shown.count, "\(tracked.name)")
      for (place, wanted) in zip(shown, sampled) {
        try compare(profile.instances[place], wanted, in: profile)
      }
    }
  }

  private func compare(_ instance: Instance, _ wanted: JSON, in profile: HeapProfile) throws {
    #expect(instance.address == wanted["id"].unsigned ?? 0)
    #expect(profile.texts.withBytes(instance.name) { Array($0) } == wanted["name"].utf8)
    #expect(profile.texts.withBytes(instance.repr) { Array($0) } == wanted["repr"].utf8)
    #expect(instance.birth == wanted["birth"].double)
    #expect(instance.death == wanted["death"].double)
    #expect(instance.isFreed == !wanted["death"].isNull)
    let sizes = wanted["sizes"].elements
    let records = profile.sizes[instance.sizes]
    #expect(records.map(\.timestamp) == sizes.map { $0[0].double })
    #expect(records.map { profile.sized($0).size } == sizes.map { $0[1].byteCount })
    let frames = instance.trace.map { profile.traces[Int($0.rawValue)].frames } ?? []
    #expect(frames.map(FrameText.init) == wanted["trace"].elements.map(FrameText.init))
    #expect(profile.texts.string(instance.repr) == wanted["repr"].string)
  }

  @Test(
    "every size belongs to the first snapshot of its time, or to none", arguments: Fixture.loadable)
  func sizesOfSnapshots(_ fixture: Fixture) throws {
    let profile = try load(fixture)
    for record in profile.sizes {
      let wanted = profile.snapshots.firstIndex { $0.timestamp == record.timestamp }
      #expect(record.snapshot?.rawValue == wanted)
    }
  }

  @Test("every table is complete: nothing in it points outside", arguments: Fixture.loadable)
  func wholeness(_ fixture: Fixture) throws {
    expectWhole(try load(fixture))
  }
}

extension [JSON] {
  /// Stable, as the profile sorts.
  fileprivate var sortedByTime: [JSON] {
    enumerated().sorted {
      ($0.element["timestamp"].double ?? 0, $0.offset)
        < ($1.element["timestamp"].double ?? 0, $1.offset)
    }.map(\.element)
  }
}

extension JSON {
  /// Zero is how recorders say that they do not know.
  fileprivate var known: ByteCount? { byteCount == 0 ? nil : byteCount }
}

/// A frame, as the profile has it or as the expected files do: text, or file, line, function, lines.
private struct FrameText: Equatable {
  var file = ""
  var line: Int64?
  var function = ""
  var source: String

  init(_ frame: Frame) {
    file = frame.file
    line = frame.line
    function = frame.function
    source = frame.source
  }

  init(_ json: JSON) {
    if let text = json.string {
      source = text.trimmed
    } else {
      file = json[0].string ?? ""
      line = json[1].integer
      function = json[2].string ?? ""
      source = json[3].elements.map { $0.string ?? "" }.joined().trimmed
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
