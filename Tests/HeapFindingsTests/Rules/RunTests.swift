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

  /// Many at the sixth snapshot only, which are freed from then on as `deaths` says.
  private func phase(_ deaths: [Double], _ others: [SyntheticDump.Object] = []) throws -> [Finding]
  {
    let nodes = deaths.map { death in Scene.object(5.5, to: death) { _ in .init(5_000) } }
    return try Scene(classes: [small, .init("app.Node", nodes + others)]).findings().all(.transient)
  }

  private func lived(_ birth: Double, to death: Double) -> SyntheticDump.Object {
    SyntheticDump.Object(birth: birth, death: death, sizes: [(birth, .init(500))])
  }

  @Test("what one snapshot sees and nothing else tells of may be a step of the work")
  func phase() throws {
    let together = Array(repeating: 6.5, count: 40)
    #expect(try phase(together).isEmpty)
    // One death after the other, over half of the time to the next snapshot but for a tenth at both ends.
    let spread = { (time: Double) in (0..<40).map { 6.1 + time * Double($0) / 39 } }
    #expect(try phase(spread(0.64)).count == 1)
    #expect(try phase(spread(0.62)).isEmpty)
    // In two bursts.
    #expect(try phase((0..<40).map { $0 < 20 ? 6.1 : 6.9 }).isEmpty)
  }

  @Test("elsewhere one after the other, or two at once, says that they need not be there together")
  func elsewhere() throws {
    let together = Array(repeating: 6.5, count: 40)
    let after = (0..<3).map { lived(8.1 + Double($0), to: 8.3 + Double($0)) }
    #expect(try phase(together, after).count == 1)
    #expect(try phase(together, Array(after.prefix(2))).isEmpty)
    #expect(try phase(together, [lived(2.1, to: 2.2)] + after.prefix(2)).count == 1)
    let atOnce = { (count: Int) in (0..<count).map { _ in self.lived(8.1, to: 8.3) } }
    #expect(try phase(together, after + atOnce(1)).count == 1)
    #expect(try phase(together, after + atOnce(2)).isEmpty)
  }

  @Test("a class that is always there does with fewer")
  func always() throws {
    let together = Array(repeating: 6.5, count: 40)
    let kept = { (count: Int, birth: Double) in
      (0..<count).map { _ in Scene.object(birth) { _ in .init(400) } }
    }
    #expect(try phase(together, kept(3, 0.5)).count == 1)
    #expect(try phase(together, kept(2, 0.5)).isEmpty)
    // Three of the five snapshots before.
    #expect(try phase(together, kept(3, 2.5)).isEmpty)
    #expect(try phase(together, kept(3, 1.5)).count == 1)
  }

  /// Instances between the fifth and the sixth snapshot, and what is known of all snapshots.
  private func missed(_ count: Int, apart: Bool, seen: Int = 0, size: Int64 = 56) throws
    -> [Finding]
  {
    let short = (0..<count).map { number in
      let birth = apart ? 5.1 + 0.8 * Double(number) / Double(count) : 5.1
      let death = apart ? birth + 0.4 / Double(count) : 5.2 + 0.79 * Double(number) / Double(count)
      return SyntheticDump.Object(
        birth: birth, death: death, sizes: [(birth, .init(size))], trace: [("main", 3)])
    }
    let others = (0..<seen).map {
      Scene.object(Double($0) + 6.5, to: Double($0) + 7.4) { _ in .init(900) }
    }
    return try Scene(classes: [small, .init("app.Row", short + others)]).findings().all(.transient)
  }

  @Test("births and deaths prove a peak that no snapshot shows")
  func missedPeak() throws {
    let found = try #require(missed(300, apart: false).first)
    guard case .missed(let peak, .freedOneByOne) = found.evidence else {
      Issue.record("\(found.evidence)")
      return
    }
    #expect(found.bytes == ByteCount(16_800) && found.instances == 300 && found.site?.line == 3)
    #expect(peak.before == SnapshotIndex(4) && peak.after == SnapshotIndex(5))
    #expect(peak.created == 300 && !peak.isLikeOthers)
    // One after the other is no peak.
    #expect(try missed(300, apart: true).isEmpty)
    // 16,380 bytes are less than four pages.
    #expect(try missed(292, apart: false).isEmpty)
  }

  @Test("they are taken to be as large as those that snapshots saw, of three at least")
  func missedLikeOthers() throws {
    let found = try #require(missed(20, apart: false, seen: 3).first)
    #expect(found.bytes == ByteCount(18_000))
    #expect(try missed(20, apart: false, seen: 2).isEmpty)
    #expect(try missed(19, apart: false, seen: 3).isEmpty)
  }

  @Test("what was merely counted is no proof")
  func countedIsNoProof() throws {
    let found = try Scene(
      classes: [
        small, .init("app.Row", (0..<4).map { _ in Scene.object(0.5) { _ in .init(900) } }),
      ],
      record: ["heapmonitor": 1, "short_lived": [["app.Row", .none, 5_000]]]
    ).findings()
    #expect(found.all(.transient).isEmpty)
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
