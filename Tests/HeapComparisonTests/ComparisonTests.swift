import HeapStatistics
import Measures
import Testing

@testable import HeapComparison
@testable import HeapProfile

@Suite("Comparison of two runs")
struct ComparisonTests {
  @Test("has every class that either has, the largest change first")
  func classes() throws {
    let base = try Runs.analysis([
      "app.Same": [8, 8], "app.Gone": [100], "app.Grown": [10, 10], "app.Traded": [6, 6],
    ])
    let head = try Runs.analysis([
      "app.Same": [8, 8], "app.New": [7, 8], "app.Grown": [500], "app.Traded": [4, 4, 4],
    ])
    let comparison = try Comparison(base: base, head: head)
    #expect(
      comparison.classes.map(\.name) == [
        "app.Grown", "app.Gone", "app.New", "app.Traded", "app.Same",
      ])
    #expect(comparison.classes.map(\.kind) == [.changed, .gone, .new, .changed, .unchanged])
    #expect(comparison.classes.map(\.bytes.difference) == [480, -100, 15, 0, 0])
    #expect(comparison.classes.map(\.alive.difference) == [-1, -1, 2, 1, 0])
    #expect(
      comparison.classes[0].before.average == 10 && comparison.classes[0].after.average == 500)
    #expect(comparison.classes[1].classes.head == nil && comparison.classes[2].classes.base == nil)
    #expect(comparison.tracked == Change(148, 543))
    #expect(!comparison.isUnchanged)
  }

  @Test("of a run with itself says that nothing changed")
  func itself() throws {
    let run = try Runs.analysis(["app.A": [1, 2], "app.B": []])
    let comparison = try Comparison(base: run, head: run)
    #expect(comparison.isUnchanged)
    #expect(comparison.classes.map(\.name) == ["app.A"])
    #expect(comparison.classes(.unchanged).count == 1)
  }

  @Test("the other way round has the same numbers with the other sign")
  func reversed() throws {
    let one = try Runs.analysis(["a": [1, 2], "b": [3]])
    let other = try Runs.analysis(["b": [9], "c": [4]])
    let there = try Comparison(base: one, head: other)
    let back = try Comparison(base: other, head: one)
    #expect(there.classes.map(\.name) == back.classes.map(\.name))
    #expect(there.classes.map(\.bytes.difference) == back.classes.map { -$0.bytes.difference })
  }

  @Test("numbers as large as any neither trap nor wrap")
  func large() throws {
    let half = Int64.max / 2
    let base = try Runs.analysis(["a": [half], "b": [1]])
    let head = try Runs.analysis(["a": [0], "b": [half]])
    let comparison = try Comparison(base: base, head: head)
    #expect(comparison.classes.map(\.bytes.difference) == [ByteCount(-half), ByteCount(half - 1)])
    #expect(ByteChange(.max, 0).difference == -.max && ByteChange(0, .max).magnitude == .max)
    #expect(ByteChange(-5, .min).isNone && ByteChange(0, 1).relative == nil)
    #expect(Change(200, 150).relative == -0.25)
  }

  @Test("classes whose names only look the same are two, and the n-th of a name is the n-th")
  func names() {
    func classes(_ names: [String]) -> [TrackedClass] {
      names.map { TrackedClass(name: $0, instances: 0..<0) }
    }
    func pairs(_ base: [String], _ head: [String]) -> [[Int?]] {
      ClassPairs.byName(classes(base), classes(head)).map {
        [$0.base?.rawValue, $0.head?.rawValue]
      }
    }
    #expect(pairs(["caf\u{e9}"], ["cafe\u{301}"]) == [[0, nil], [nil, 0]])
    #expect(
      pairs(["a", "a", "b"], ["a", "b", "a", "a"]) == [[0, 0], [1, 2], [2, 1], [nil, 3]])
    #expect(pairs([], []) == [])
  }
}
