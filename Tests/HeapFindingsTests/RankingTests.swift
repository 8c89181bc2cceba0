import HeapFindings
import HeapProfile
import TestSupport
import Testing

@Suite("Findings together")
struct RankingTests {
  private func leaking(_ name: String, _ size: Int64, line: Int64) -> SyntheticDump.Class {
    .init(
      name,
      (0...11).map { second in
        Scene.object(Double(second) + 0.5, line: line) { _ in .init(size) }
      })
  }

  @Test("one finding for one cause: a smaller leak, and one of the same place, are clauses")
  func companions() throws {
    let scene = Scene(classes: [
      leaking("app.Big", 10_000, line: 5), leaking("app.Same", 9_000, line: 5),
      leaking("app.Small", 2_000, line: 9), leaking("app.Third", 3_000, line: 11),
    ])
    let found = try scene.findings()
    #expect(found.filter(\.isOfSurvivors).map(\.subject?.index) == [ClassIndex(0), ClassIndex(3)])
    #expect(found[0].companions.map(\.subject.index) == [ClassIndex(1), ClassIndex(2)])
    #expect(found[0].companions[0].site == nil && found[0].companions[1].site?.line == 9)
  }

  @Test("what may hold them is a clause as well")
  func holder() throws {
    let registry = SyntheticDump.Class(
      "app.Registry", [Scene.object(0) { Scene.sized([("all", "['x']", Int64($0) * 4_000, 88)]) }])
    let scene = Scene(classes: [leaking("app.Item", 10_000, line: 5), registry])
    let found = try scene.findings()
    #expect(found.count == 1)
    #expect(found[0].companions.map(\.mayHold) == [true])
    #expect(found[0].companions[0].attributes.map(\.text) == ["all"])
  }

  @Test("at most five, and a dump of steady instances has none")
  func limit() throws {
    let classes = (0..<6).map { number in
      SyntheticDump.Class(
        "app.C\(number)",
        (0..<60).map { _ in
          Scene.object(0.5) { _ in
            Scene.sized([("a", "'same'", 500 + Int64(number), 500)])
          }
        })
    }
    #expect(try Scene(classes: classes).findings().count == 5)
    let steady = (0..<60).map { number in
      Scene.object(0.5) { _ in Scene.sized([("a", "'\(number)'", 500, 500)]) }
    }
    #expect(try Scene(classes: [.init("app.C", steady)]).findings().isEmpty)
  }

  @Test("sizes that nearly leave 64 bits together are no trap")
  func hostile() throws {
    let huge = Int64.max / 4_000
    let objects = (0..<30).map { number in
      Scene.object(Double(number % 11) + 0.5) { _ in
        .init(
          huge, "",
          [
            .init(huge, "__dict__", [.init(0, "[K] a"), .init(huge, "[V] a: 'x'")]),
            .init(huge, "[V] b: {}"), .init(huge, "[V] c: [None, None, None]"),
          ])
      }
    }
    _ = try Scene(classes: [.init("app.C", objects)]).findings()
  }
}
