import Testing

@testable import HeapCharts

@Suite struct PlacementTests {
  @Test func spreadKeepsOrderDistanceAndRange() {
    let places = spread([1, 1, 1, 50, 99, 100], gap: 10, in: 0...100)
    for (left, right) in zip(places, places.dropFirst()) { #expect(right - left >= 10 - 1e-9) }
    #expect(places.allSatisfy { (0...100).contains($0) })
    #expect(places[3] == 50)
  }

  @Test func spreadGivesWayWhenThereIsNoRoom() {
    let places = spread([Double](repeating: 3, count: 11), gap: 50, in: 0...100)
    #expect(places == stride(from: 0, through: 100, by: 10).map { $0 })
  }

  @Test func thinningKeepsTheExtremesAndTheEnds() {
    let values = (0..<100_000).map { Double(($0 * 7_919) % 10_007) }
    let kept = thinned(
      values.count, columnWidth: 1, x: { Double($0) / 100 }, value: { values[$0] })
    #expect(kept.count <= 4_000)
    #expect(kept.first == 0)
    #expect(kept.last == values.count - 1)
    #expect(kept == kept.sorted())
    for column in 0..<1_000 {
      let all = values[(column * 100)..<(column * 100 + 100)]
      let some = kept.filter { $0 / 100 == column }.map { values[$0] }
      #expect(some.max() == all.max())
      #expect(some.min() == all.min())
    }
  }

  @Test func fewPointsAreAllKept() {
    #expect(thinned(5, columnWidth: 1, x: { Double($0) }, value: { _ in 0 }) == [0, 1, 2, 3, 4])
  }

  @Test func elisionFitsAndKeepsBothEnds() {
    let sketch = Sketch(ChartStyle(), height: 100, title: "", measure: FixedMeasure())
    let name = "SCons.Script.SConscript.SConsEnvironment"
    let shown = sketch.elided(name, to: 150)
    #expect(sketch.width(of: shown) <= 150)
    #expect(sketch.width(of: shown) > 150 - 2 * 7.2)
    #expect(shown.hasPrefix("SCon"))
    #expect(shown.hasSuffix("Environment"))
    #expect(shown.contains("…"))
    #expect(sketch.elided(name, to: 1_000) == name)
    #expect(sketch.elided(name, to: 3) == "")
    let long = sketch.elided(String(repeating: "ab", count: 100_000) + "z", to: 200)
    #expect(long.hasSuffix("z"))
    #expect(sketch.width(of: long) <= 200)
  }

  @Test func closeSnapshotsShareAColumn() {
    let marks = [0, 0.5, 0.5001, 1].map { SnapshotMark(time: $0, name: "") }
    let axis = TimeAxis(marks, plot: 0...100)
    let columns = axis.columns(least: 4) { Double($0) }
    #expect(columns.map(\.snapshot) == [0, 2, 3])
    #expect(columns.first?.left == 0)
    #expect(columns.last?.right == 100)
    for (left, right) in zip(columns, columns.dropFirst()) { #expect(left.right == right.left) }
  }

  @Test func equalTimesAreSetSideBySide() {
    let axis = TimeAxis(
      [SnapshotMark](repeating: .init(time: 7, name: ""), count: 4), plot: 0...90)
    #expect(axis.isOrdinal)
    #expect(axis.positions == [0, 30, 60, 90])
  }

  @Test func theAxisStartsAtZeroUnlessThatSqueezesTheData() {
    let near = TimeAxis([.init(time: 0.05, name: ""), .init(time: 1.5, name: "")], plot: 0...1)
    #expect(near.scale.lower == 0)
    let far = TimeAxis([.init(time: 100, name: ""), .init(time: 101, name: "")], plot: 0...1)
    #expect(far.scale.lower == 100)
  }
}
