import Bytes
import HeapProfile
import Measures
import Testing

/// Everything that a profile promises, broken by a reader: `finish()` is the one to notice.
@Suite("Promises of a profile")
struct InvariantTests {
  /// What is wrong when something is added to a profile of one instance with one size.
  private func broken(
    _ add: (inout ProfileBuilder) throws(LoadError) -> Void
  ) throws -> String {
    var builder = ProfileBuilder(OwnedBytes([0x61, 0x62]))
    let sized = try builder.add(Sized(size: 2, flat: 2))
    try builder.addSize(at: 1, sized)
    builder.addClass("a", instances: [try builder.add(NewInstance(birth: 0), sizeCount: 1)])
    try add(&builder)
    do {
      _ = try builder.finish()
    } catch {
      #expect(error.code == .inconsistent)
      return error.reason
    }
    return "nothing"
  }

  @Test("what is not broken is not refused")
  func whole() throws {
    let reason = try broken { (builder) throws(LoadError) in
      let first = try builder.add(Sized(size: 1, flat: 1, name: builder.text(at: 0, count: 2)))
      try builder.addSize(at: 2, first)
      let trace = builder.add(Trace(frames: []))
      _ = try builder.add(NewInstance(birth: 1, death: 2, trace: trace), sizeCount: 1)
    }
    #expect(reason == "nothing")
  }

  @Test("times are finite", arguments: [Double.nan, .infinity, -.infinity])
  func times(_ time: Double) throws {
    #expect(
      try broken { $0.add(Snapshot(timestamp: time, trackedTotal: 0)) }
        == "snapshot 1 has no finite time")
    #expect(
      try broken { (builder) throws(LoadError) in
        _ = try builder.add(NewInstance(birth: time), sizeCount: 0)
      } == "instance 2 has no finite birth or death")
    #expect(
      try broken { (builder) throws(LoadError) in
        _ = try builder.add(NewInstance(birth: 0, death: time), sizeCount: 0)
      } == "instance 2 has no finite birth or death")
    #expect(
      try broken { (builder) throws(LoadError) in try builder.addSize(at: time, SizedIndex(0)) }
        == "size 2 has no finite time")
  }

  @Test("numbers of a snapshot are not negative")
  func negativeTotals() throws {
    let reason = "snapshot 1 has a negative number"
    #expect(try broken { $0.add(Snapshot(timestamp: 0, trackedTotal: -1)) } == reason)
    #expect(
      try broken { $0.add(Snapshot(timestamp: 0, trackedTotal: 0, measurableTotal: -1)) } == reason)
    #expect(
      try broken { $0.add(Snapshot(timestamp: 0, trackedTotal: 0, overhead: -1)) } == reason)
    for part: WritableKeyPath<ProcessMemory, ByteCount?>? in [
      \.virtual, \.resident, \.dataSegment, \.codeSegment, \.sharedSegment, \.stackSegment, nil,
    ] {
      var process = ProcessMemory()
      if let part { process[keyPath: part] = -1 } else { process.pageFaults = -1 }
      let snapshot = Snapshot(timestamp: 0, trackedTotal: 0, process: process)
      #expect(try broken { $0.add(snapshot) } == reason)
    }
  }

  @Test(
    "sizes are not negative, trees are closed, heights right",
    arguments: [
      ([Sized(size: -1, flat: 0)], "sized object 2 has a negative size"),
      ([Sized(size: 0, flat: -1)], "sized object 2 has a negative size"),
      (
        [Sized(size: 1, flat: 1, descendants: 2, height: 1)],
        "sized object 2 has more descendants than there are before it"
      ),
      (
        [
          Sized(size: 1, flat: 1), Sized(size: 1, flat: 1, descendants: 1, height: 1),
          Sized(size: 1, flat: 1, descendants: 1, height: 2),
        ], "sized object 4 has a part of another's descendants"
      ),
      (
        [Sized(size: 1, flat: 1, descendants: 1, height: 2)],
        "sized object 2 has a height of 1, not what it says"
      ),
      (
        [Sized(size: 1, flat: 1, descendants: 0, height: 1)],
        "sized object 2 has a height of 0, not what it says"
      ),
    ])
  func trees(_ rows: [Sized], _ reason: String) throws {
    let found = try broken { (builder) throws(LoadError) in
      for row in rows { _ = try builder.add(row) }
    }
    #expect(found == reason)
  }

  @Test("a text lies in the input, or among those that are kept")
  func texts() throws {
    // Made by other builders, of longer inputs and with more texts.
    var other = ProfileBuilder(OwnedBytes([UInt8](repeating: 0x61, count: 100)))
    for text in [other.text(at: 1, count: 2), other.text([0x61])] {
      #expect(
        try broken { (builder) throws(LoadError) in
          _ = try builder.add(Sized(size: 1, flat: 1, name: text))
        } == "sized object 2 has a name that does not exist")
      for instance in [NewInstance(name: text, birth: 0), NewInstance(repr: text, birth: 0)] {
        #expect(
          try broken { (builder) throws(LoadError) in _ = try builder.add(instance, sizeCount: 0) }
            == "a text of instance 2 does not exist")
      }
    }
    #expect(
      try broken { _ = $0.text(at: 1, count: 70_000) } == "a text ends outside of the input")
    #expect(try broken { _ = $0.text(at: 3, count: 70_000) } == "a text ends outside of the input")
  }

  @Test("what is named by its number exists")
  func numbers() throws {
    #expect(
      try broken { (builder) throws(LoadError) in try builder.addSize(at: 1, SizedIndex(1)) }
        == "size 2 is of a sized object that does not exist")
    #expect(
      try broken { (builder) throws(LoadError) in
        _ = try builder.add(NewInstance(birth: 0, trace: TraceIndex(0)), sizeCount: 0)
      } == "the trace of instance 2 does not exist")
    #expect(
      try broken { $0.addClass("b", instances: [1]) }
        == "class 2 lists an instance that does not exist")
  }

  @Test("an instance is listed once, and has its sizes for itself")
  func sharing() throws {
    #expect(
      try broken { $0.addClass("b", instances: [0]) } == "class 2 lists an instance twice")
    let reason = "instance 2 has sizes of another, or that do not exist"
    for count in [1, 2, 3] {
      #expect(
        try broken { (builder) throws(LoadError) in
          _ = try builder.add(NewInstance(birth: 0), sizeCount: count)
        } == reason)
    }
  }
}
