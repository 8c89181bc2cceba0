import HeapFindings
import HeapProfile
import Measures
import TestSupport
import Testing

/// What shows over the whole run: moments, the process, what lives between snapshots.
@Suite("Rules: the run")
struct RunTests {
  private let small = SyntheticDump.Class("app.Base", [Scene.object(0) { _ in .init(5_000) }])

  private func moments(_ width: Int, size: Int64 = 50_000) throws -> [Finding] {
    let uploads = (0..<5).map { _ in
      Scene.object(5.5, to: 5.5 + Double(width)) { _ in
        Scene.sized([("content", "b'x'", size, size)])
      }
    }
    return try Scene(classes: [small, .init("app.Upload", uploads)]).findings().all(.transient)
  }

  @Test("much for a quarter of the run at most")
  func transient() throws {
    let found = try #require(moments(3).first)
    #expect(found.attributes.map(\.text) == ["content"] && found.instances == 5)
    #expect(try moments(4).isEmpty)
    #expect(try moments(2, size: 600).isEmpty)
  }

  private func processPeaks(_ high: Int64, width: Int = 1) throws -> [Finding] {
    let resident = (1...12).map { $0 >= 6 && $0 < 6 + width ? high : 20 << 20 }
    return try Scene(classes: [small], resident: resident).findings().all(.processPeak)
  }

  @Test("sixteen megabytes more of the process for a moment, that no tracked object has")
  func processPeak() throws {
    let found = try #require(processPeaks(36 << 20).first)
    #expect(found.subject == nil && found.bytes == ByteCount(16 << 20))
    #expect(try processPeaks(36 << 20 - 1).isEmpty)
    #expect(try processPeaks(80 << 20, width: 5).count == 1)
    #expect(try processPeaks(80 << 20, width: 6).isEmpty)
  }

  private func unexplained(_ step: Int64) throws -> [Finding] {
    let resident = (1...12).map { 10 << 20 + Int64($0) * step }
    return try Scene(classes: [small], resident: resident).findings().all(.unexplained)
  }

  @Test("eight megabytes of growth that nothing tracked explains")
  func unexplained() throws {
    // From the third of twelve snapshots on: nine steps.
    let found = try #require(unexplained(1 << 20).first)
    #expect(found.bytes == ByteCount(9 << 20))
    #expect(try unexplained(900_000).isEmpty)
    #expect(
      try Scene(classes: [small], resident: Array(repeating: 9 << 20, count: 12)).findings().isEmpty
    )
  }

  private func churns(_ count: Int, sized: Int = 0) throws -> [Finding] {
    let short = (0..<count).map { number in
      SyntheticDump.Object(
        birth: 1.1, death: 1.2, sizes: [(1.1, .init(56))],
        trace: [("main", 1), ("minus", number % 10 == 0 ? 9 : 15)])
    }
    let kept = (0..<sized).map { _ in Scene.object(0.5) { _ in .init(56) } }
    var rules = FindingRules()
    rules.churn.timeShare = 0
    return try Scene(classes: [small, .init("app.Vec", short + kept)]).findings(rules).all(.churn)
  }

  /// Instances that were only counted, in a run of eleven seconds.
  private func streams(_ count: Int64) throws -> [Finding] {
    let kept = Scene.object(0.5) { _ in .init(64) }
    return try Scene(
      classes: [small, .init("app.Vec", [kept])],
      record: ["heapmonitor": 1, "short_lived": [["app.Vec", .none, .int(count)]]]
    ).findings().all(.churn)
  }

  @Test("what takes less than a fortieth of the time is a stream of records, and no churn")
  func stream() throws {
    // A microsecond each, of eleven seconds but for the eight millionths that it took to list one.
    #expect(try streams(274_999).count == 1)
    #expect(try streams(274_998).isEmpty)
    #expect(try streams(20_000).isEmpty)
  }

  @Test("twenty thousand that no snapshot sees, fifty for each that one sees")
  func churn() throws {
    let found = try #require(churns(20_000).first)
    #expect(found.instances == 20_000 && found.bytes == 20_000 * 56 && found.site?.line == 15)
    #expect(try churns(19_999).isEmpty)
    #expect(try churns(20_000, sized: 408).count == 1)
    #expect(try churns(20_000, sized: 409).isEmpty)
  }

  @Test("the time that a recorder takes to list each is none of the program")
  func listed() throws {
    let found = { (count: Int, isTraced: Bool) in
      let short = (0..<count).map { _ in
        SyntheticDump.Object(
          birth: 1.1, death: 1.2, sizes: [(1.1, .init(56))],
          trace: isTraced ? [("main", 1), ("minus", 9)] : nil)
      }
      return try Scene(snapshots: 3, classes: [small, .init("app.Vec", short)]).findings().all(
        .churn
      )
      .count
    }
    // Two seconds, of which 0.33 or 1.25 are the recorder's.
    #expect(try found(41_666, false) == 0 && found(41_667, false) == 1)
    #expect(try found(28_571, true) == 0 && found(28_572, true) == 1)
  }

  @Test("instances that were only counted have the size of the smallest itself")
  func counted() throws {
    let kept = Scene.object(0.5) { _ in .init(160, "", [.init(96, "[S] x: 1")], flat: 64) }
    let found = try Scene(
      classes: [small, .init("app.Vec", [kept])],
      record: ["heapmonitor": 1, "short_lived": [["app.Vec", .none, 300_000]]]
    ).findings().all(.churn)
    #expect(found.map(\.instances) == [300_000] && found.map(\.bytes) == [300_000 * 64])
  }

  @Test("nothing is found where nothing was sized, and a share is of what the classes add up to")
  func nothing() throws {
    #expect(try Scene(classes: []).findings().isEmpty)
    #expect(try Scene(classes: [.init("app.C", [.init(birth: 0)])]).findings().isEmpty)
  }
}
