import HeapFindings
import HeapProfile
import Measures
import TestSupport
import Testing

@Suite("Rule: growth inside")
struct InsideGrowthTests {
  private typealias Sized = SyntheticDump.Sized

  private func growths(_ sizes: @escaping (Int) -> Int64, base: Int64 = 10_000) throws -> [Finding]
  {
    let rooms = (0..<3).map { _ in
      Scene.object(0.5) { Scene.sized([("history", "['x', 'y']", sizes($0), 88)]) }
    }
    let scene = Scene(classes: [
      .init("app.Base", [Scene.object(0) { _ in .init(base) }]), .init("app.Room", rooms),
    ])
    return try scene.findings().all(.growthInside)
  }

  @Test("instances that stay and grow, with the attribute that took it")
  func grows() throws {
    let found = try #require(growths { Int64($0) * 2_000 }.first)
    #expect(found.subject?.index == ClassIndex(1))
    #expect(found.attributes.map(\.text) == ["history"] && found.attributes[0].isDeclared)
    #expect(found.instances == 3 && found.bytes == 66_000)
  }

  @Test("what stays as it is, fills up or grows in one step does not grow without end")
  func level() throws {
    #expect(try growths { _ in 20_000 }.isEmpty)
    #expect(try growths { Int64(min($0, 5)) * 2_000 }.isEmpty)
    #expect(try growths { $0 < 7 ? 2_000 : 60_000 }.isEmpty)
  }

  @Test("growth that begins late")
  func late() throws {
    #expect(try growths { Int64(max($0, 6)) * 2_000 }.count == 1)
  }

  @Test("from two percent of the peak on")
  func share() throws {
    #expect(try growths({ 10_000 + Int64($0) * 300 }, base: 300_000).count == 1)
    #expect(try growths({ 10_000 + Int64($0) * 300 }, base: 500_000).isEmpty)
  }

  @Test("from a tenth of what they had at first on")
  func relative() throws {
    #expect(try growths({ 20_000 + Int64($0) * 300 }, base: 1_000).count == 1)
    #expect(try growths({ 40_000 + Int64($0) * 300 }, base: 1_000).isEmpty)
  }

  @Test("what was there before the class was recorded grew at the same rate, if that made so much")
  func latecomer() throws {
    func growth(
      _ first: Int, _ births: PythonLiteral, early: Double = 0.1, before: Int64 = 0
    ) throws -> Finding? {
      let room = Scene.object(Double(first) - early) {
        Scene.sized([("history", "['x', 'y']", before + Int64($0) * 4_000, 88)])
      }
      let scene = Scene(
        classes: [
          .init("app.Base", [Scene.object(0) { _ in .init(1_000) }]), .init("app.Room", [room]),
        ],
        record: ["heapmonitor": 1, "births": [["app.Room", births, .none]]])
      return try scene.findings().all(.growthInside).first
    }
    let found = try #require(try growth(8, "constructor"))
    #expect(found.bytes == 48_152)
    guard case .growth(let evidence) = found.evidence else { throw CancellationError() }
    #expect(evidence.isFoundLate && evidence.from == 32_152)
    #expect(try growth(8, "constructor", before: 7_800)?.bytes == 55_952)
    // From snapshot 8 to 12, four times 4,000 bytes.
    #expect(try growth(8, "constructor", before: 8_000)?.bytes == 16_000)
    #expect(try growth(8, "exact") == nil)
    #expect(try growth(8, "constructor", early: 0.11) == nil)
    #expect(try growth(9, "constructor") == nil)
  }

  @Test("even growth is counted from the first snapshot on, however much there was")
  func beginning() throws {
    #expect(try growths { 50_000 + Int64($0) * 2_000 }.first?.bytes == 66_000)
  }

  @Test("whether it is enough is judged without the first quarter")
  func quarter() throws {
    #expect(try growths({ 20_000 + Int64($0) * 300 }, base: 1_000).count == 1)
    // 12 % of what they had at first, 9 % of what they had after a quarter.
    #expect(try growths({ 26_000 + Int64($0) * 300 }, base: 1_000).isEmpty)
  }

  @Test("five snapshots are enough where it doubles", arguments: [(3, 1), (4, 0)])
  func five(_ before: Int64, _ count: Int) throws {
    let scene = Scene(
      snapshots: 5,
      classes: [
        .init(
          "app.Room",
          [Scene.object(0.5, snapshots: 5) { Sized((Int64($0) + before) * 10_000) }])
      ])
    #expect(try scene.findings().all(.growthInside).count == count)
  }

  @Test("from five snapshots on")
  func snapshots() throws {
    let found = try [6, 7].map { count in
      let scene = Scene(
        snapshots: count,
        classes: [
          .init(
            "app.Room",
            [Scene.object(0.5, snapshots: count) { Sized(Int64($0) * 10_000) }])
        ])
      return try scene.findings().all(.growthInside).count
    }
    #expect(found == [1, 1])
    let four = Scene(
      snapshots: 4,
      classes: [.init("app.Room", [Scene.object(0.5, snapshots: 4) { Sized(Int64($0) * 10_000) }])])
    #expect(try four.findings().all(.growthInside).isEmpty)
  }

  @Test("a default that all share grows while they come and go")
  func shared() throws {
    // The first that is sized carries it; it is another one at each snapshot.
    let posts = (0..<12).flatMap { second in
      (0..<10).map { number in
        Scene.object(Double(second) + 0.5, to: Double(second) + 1.5) { snapshot in
          Scene.sized([("tags", "['a']", number == 0 ? Int64(snapshot) * 3_000 : 0, 88)])
        }
      }
    }
    let scene = Scene(classes: [.init("app.Post", posts)])
    let found = try #require(scene.findings().all(.growthInside).first)
    #expect(found.attributes.map(\.text) == ["tags"])
    guard case .growth(let evidence) = found.evidence else { Issue.record("\(found)"); return }
    #expect(evidence.staying == 0)
  }
}
