import HeapFindings
import HeapProfile
import Measures
import TestSupport
import Testing

@Suite("Rule: leak")
struct LeakTests {
  /// Ten instances in each second, of which so many stay and the others live a tenth of a second.
  private func births(
    kept: Int, of all: Int = 10, from: Int = 1, to: Int = 11, snapshots: Int = 12,
    size: Int64 = 1_000, line: Int64? = 7
  ) -> [SyntheticDump.Object] {
    stride(from: from, through: to, by: 1).flatMap { second in
      (0..<all).map { number in
        let birth = Double(second) + 0.3 + Double(number) / 100
        return Scene.object(
          birth, to: number < kept ? nil : birth + 0.1, line: line, snapshots: snapshots
        ) { _ in .init(size) }
      }
    }
  }

  /// Something that has been there from the beginning.
  private let base = SyntheticDump.Class(
    "app.Base", [Scene.object(0) { _ in .init(20_000) }])

  private func leaks(_ objects: [SyntheticDump.Object], snapshots: Int = 12) throws -> [Finding] {
    let first = Scene.object(0.5, line: 7, snapshots: snapshots) { _ in .init(1_000) }
    let scene = Scene(snapshots: snapshots, classes: [base, .init("app.Item", [first] + objects)])
    return try scene.findings().filter(\.isOfSurvivors)
  }

  @Test("a part of each cohort is never freed")
  func leak() throws {
    let found = try #require(leaks(births(kept: 3)).first)
    #expect(found.kind == .leak && found.subject?.index == ClassIndex(1))
    #expect(found.site?.line == 7 && found.site?.function == "make")
    guard case .survivors(let evidence) = found.evidence else { Issue.record("\(found)"); return }
    #expect(evidence.kept == 33 && evidence.born == 110)
    #expect(evidence.age > 0.09 && evidence.age < 0.11)
    #expect(found.bytes > 25_000 && found.bytes <= 33_000)
  }

  @Test("none is freed: it only ever grows")
  func accumulation() throws {
    let found = try #require(leaks(births(kept: 10)).first)
    #expect(found.kind == .accumulation && found.confidence == .medium)
    #expect(found.bytes == 110_000 && found.instances == 110)
  }

  @Test("those of a time in the midst of the run stay, those before and after it do not")
  func phase() throws {
    let found = { (before: Int, after: Int, steps: Int) in
      try self.leaks(
        self.births(kept: 0, from: 8 - before, to: 7, snapshots: 24)
          + self.births(kept: 3, from: 8, to: 7 + steps, snapshots: 24)
          + self.births(kept: 0, from: 8 + steps, to: 7 + steps + after, snapshots: 24),
        snapshots: 24)
    }
    let leak = try #require(found(6, 8, 5).first)
    #expect(leak.kind == .leak && leak.instances == 15 && leak.last == SnapshotIndex(12))
    guard case .survivors(let evidence) = leak.evidence else { Issue.record("\(leak)"); return }
    #expect(evidence.hasEnded)
    // What is there from the beginning, comes at once, or is followed by nothing was loaded.
    #expect(try found(1, 8, 5).isEmpty)
    #expect(try found(6, 8, 2).isEmpty)
    #expect(try found(6, 0, 5).isEmpty)
  }

  @Test("a few are results, unless they are a tenth of all")
  func few() throws {
    let found = { (base: Int64) in
      try self.scene(1, base: base, size: 1_000).findings().contains(where: \.isOfSurvivors)
    }
    #expect(try found(80_000))
    #expect(try !found(82_000))
  }

  @Test("the dead that were only counted tell how long instances live")
  func counted() throws {
    let first = Scene.object(0.5) { _ in .init(1_000) }
    let kept = births(kept: 3, line: nil).filter { $0.death == nil }
    let found = { (dead: Int64) in
      try Scene(
        classes: [self.base, .init("app.Item", [first] + kept)],
        record: ["heapmonitor": 1, "short_lived": [["app.Item", .none, .int(dead)]]]
      ).findings().filter(\.isOfSurvivors).map(\.kind)
    }
    #expect(try found(100) == [.leak])
    #expect(try found(0) == [.accumulation])
  }

  @Test("what holds most of the survivors' bytes is named beside the place")
  func holds() throws {
    let objects = births(kept: 3).map { object in
      var object = object
      object.sizes = object.sizes.map {
        ($0.time, Scene.sized([("body", "'x'", 900, 900), ("id", "7", 28, 28)]))
      }
      return object
    }
    let found = try #require(leaks(objects).first)
    #expect(found.attributes.map(\.text) == ["body"] && found.site?.line == 7)
  }

  @Test("a cache that fills and comes to a level is none, nor one that turns over")
  func level() throws {
    #expect(try leaks(births(kept: 10, to: 4)).isEmpty)
    let turning = (1...11).flatMap { second in
      (0..<10).map { number in
        Scene.object(Double(second) + Double(number) / 100, to: Double(second) + 3.5) { _ in
          .init(1_000)
        }
      }
    }
    #expect(try leaks(turning).isEmpty)
  }

  @Test("growth that begins late and ends before the run does, where others are freed")
  func early() throws {
    let found = try #require(leaks(births(kept: 4, from: 3, to: 8)).first)
    guard case .survivors(let evidence) = found.evidence else { Issue.record("\(found)"); return }
    #expect(found.kind == .leak && evidence.hasEnded)
    #expect(try leaks(births(kept: 4, from: 3, to: 6)).isEmpty)
  }

  @Test("from four kept instances on")
  func kept() throws {
    var rules = FindingRules()
    rules.stakes.minimum = 1
    let scene = { (kept: Int) in
      Scene(
        classes: [
          .init("app.Base", [Scene.object(0) { _ in .init(9_000) }]),
          .init(
            "app.Item",
            [1, 4, 7, 10].prefix(kept).map { second in
              Scene.object(Double(second) + 0.5) { _ in .init(2_000) }
            } + [Scene.object(0.5) { _ in .init(2_000) }]),
        ])
    }
    #expect(try scene(4).findings(rules).contains(where: \.isOfSurvivors))
    #expect(try !scene(3).findings(rules).contains(where: \.isOfSurvivors))
  }

  /// So many more in each of ten seconds, beside something constant.
  private func scene(_ each: Int, base: Int64, size: Int64) -> Scene {
    Scene(
      classes: [
        .init("app.Base", [Scene.object(0) { _ in .init(base) }]),
        .init(
          "app.Item",
          (0..<10 * each).map { number in
            Scene.object(Double(1 + number / each) + 0.5) { _ in .init(size) }
          }),
      ])
  }

  @Test("from one percent of the peak on, and from a page of memory on")
  func stakes() throws {
    let scene = { (base: Int64, size: Int64) in self.scene(4, base: base, size: size / 4) }
    #expect(try scene(800_000, 1_000).findings().contains(where: \.isOfSurvivors))
    #expect(try !scene(1_200_000, 1_000).findings().contains(where: \.isOfSurvivors))
    #expect(try scene(10_000, 500).findings().contains(where: \.isOfSurvivors))
    #expect(try !scene(10_000, 400).findings().contains(where: \.isOfSurvivors))
  }

  @Test("the one bad place of two")
  func places() throws {
    let good = births(kept: 0, line: 30)
    let found = try #require(leaks(good + births(kept: 2, line: 40)).first)
    #expect(found.site?.line == 40)
  }

  @Test("a subclass that is registered with its base is told by both names")
  func subclass() throws {
    let plain = births(kept: 0)
    let others = births(kept: 10, of: 10).map { object in
      var object = object
      object.attributes["repr"] = [.text("<app.Retry object at 0x7f00>")]
      return object
    }
    let found = try #require(leaks(plain + others).first)
    #expect(found.subject?.actual == "app.Retry" && found.subject?.index == ClassIndex(1))
  }

  @Test("three snapshots are enough when it was there at the first, and the steps are alike")
  func three() throws {
    let objects = { (first: Int, second: Int) in
      (0..<first).map { _ in Scene.object(1.5, snapshots: 3) { _ in .init(2_000) } }
        + (0..<second).map { _ in Scene.object(2.5, snapshots: 3) { _ in .init(2_000) } }
    }
    #expect(try leaks(objects(4, 4), snapshots: 3).count == 1)
    #expect(try leaks(objects(4, 8), snapshots: 3).count == 1)
    #expect(try leaks(objects(3, 4), snapshots: 3).isEmpty)
    #expect(try leaks(objects(4, 9), snapshots: 3).isEmpty)
  }

  @Test("two snapshots say nothing of growth")
  func two() throws {
    let objects = (0..<50).map { _ in Scene.object(1.5, snapshots: 2) { _ in .init(2_000) } }
    #expect(try leaks(objects, snapshots: 2).isEmpty)
  }
}
