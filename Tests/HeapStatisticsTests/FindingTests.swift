import Bytes
import HeapProfile
import HeapStatistics
import PickleReader
import TestSupport
import Testing

/// Each finding is made at its threshold and not one step before it.
@Suite("Findings")
struct FindingTests {
  private typealias Object = SyntheticDump.Object

  /// The findings of some classes at some snapshots, each of which tracked so many bytes.
  private func findings(_ tracked: [Int64], _ classes: [SyntheticDump.Class]) throws -> [Finding] {
    var dump = SyntheticDump()
    dump.classes = classes
    dump.snapshots = tracked.enumerated().map {
      SyntheticDump.Snapshot(Double($0.offset + 1), trackedTotal: $0.element)
    }
    return try HeapAnalysis(HeapProfile(OwnedBytes(dump.bytes()))).findings()
  }

  /// An instance with a size at each of the first snapshots; nil where it has none.
  private func object(_ sizes: [Int64?], death: Double? = nil, line: Int64? = nil) -> Object {
    Object(
      birth: 0, death: death,
      sizes: sizes.enumerated().compactMap { number, size in
        size.map { (Double(number + 1), SyntheticDump.Sized($0)) }
      }, trace: line.map { [("make", $0)] })
  }

  // MARK: One class has most of it

  private func dominances(_ sizes: [Int64], of tracked: Int64) throws -> [Finding.Dominance] {
    let classes = sizes.enumerated().map {
      SyntheticDump.Class("app.C\($0.offset)", [object([$0.element])])
    }
    return try findings([tracked], classes).compactMap {
      if case .dominant(let found) = $0 { found } else { nil }
    }
  }

  @Test("a class with a third of the tracked bytes, not with less")
  func dominance() throws {
    let found = try #require(dominances([7, 100], of: 300).first)
    #expect(found.index == ClassIndex(1) && found.snapshot == SnapshotIndex(0))
    #expect(found.alive == 1 && found.total == 100 && found.tracked == 300)
    #expect(try dominances([7, 99], of: 300).isEmpty)
    #expect(try dominances([7, 100], of: 301).isEmpty)
  }

  @Test("the only class of a dump is not compared with others")
  func onlyClass() throws {
    #expect(try dominances([300], of: 300).isEmpty)
  }

  // MARK: A class grows

  private func growths(_ totals: [[Int64?]], peak: Int64) throws -> [Finding.Growth] {
    let classes = totals.enumerated().map {
      SyntheticDump.Class("app.C\($0.offset)", [object($0.element)])
    }
    let count = totals.map(\.count).max() ?? 0
    return try findings(Array(repeating: peak, count: count), classes).compactMap {
      if case .growing(let found) = $0 { found } else { nil }
    }
  }

  @Test("growth by more than a tenth, not by a tenth")
  func tenth() throws {
    let found = try #require(growths([[1_000, 1_050, 1_101]], peak: 2_000).first)
    #expect(found.from == 1_000 && found.to == 1_101)
    #expect(found.first == SnapshotIndex(0) && found.last == SnapshotIndex(2))
    #expect(try growths([[1_000, 1_050, 1_100]], peak: 2_000).isEmpty)
  }

  @Test("growth by a twentieth of the peak, not by less")
  func twentieth() throws {
    #expect(try growths([[100, 150, 200]], peak: 2_000).count == 1)
    #expect(try growths([[100, 150, 199]], peak: 2_000).isEmpty)
  }

  @Test("three snapshots, each with more than the one before")
  func steps() throws {
    #expect(try growths([[100, 200]], peak: 100).isEmpty)
    #expect(try growths([[100, 100, 200]], peak: 100).isEmpty)
    #expect(try growths([[100, 300, 200]], peak: 100).isEmpty)
    #expect(try growths([[100, 200, nil]], peak: 100).isEmpty)
  }

  @Test("snapshots before the first instance do not count")
  func lateStart() throws {
    let found = try #require(growths([[nil, 100, 200, 300]], peak: 100).first)
    #expect(found.first == SnapshotIndex(1) && found.from == 100)
    #expect(try growths([[nil, 100, 200]], peak: 100).isEmpty)
  }

  @Test("births and deaths count from the first of these snapshots on")
  func births() throws {
    let objects = [
      object([100, 100, 100]), Object(birth: 1.5, sizes: [(2, .init(100)), (3, .init(200))]),
      Object(birth: 1.5, death: 2.5, sizes: [(2, .init(1))]),
    ]
    let all = try findings([400, 400, 400], [.init("app.C", objects)])
    guard case .growing(let found) = all.first else { Issue.record("\(all)"); return }
    #expect(found.born == 2 && found.freed == 1)
  }

  @Test("the three that grew most, in this order")
  func mostGrown() throws {
    let totals: [[Int64?]] = [20, 40, 10, 30].map { [1, 2, $0] }
    #expect(try growths(totals, peak: 100).map(\.index) == [1, 3, 0].map(ClassIndex.init))
  }

  // MARK: Nothing is freed

  private func accumulations(
    alive: Int, freed: Int = 0, size: Int64 = 1, tracked: Int64 = 100
  ) throws -> [Finding.Accumulation] {
    let objects =
      (0..<alive).map { _ in object([size]) } + (0..<freed).map { _ in object([], death: 0.5) }
    return try findings([tracked], [.init("app.C", objects)]).compactMap {
      if case .neverFreed(let found) = $0 { found } else { nil }
    }
  }

  @Test("a hundred instances, not one less")
  func hundred() throws {
    let found = try #require(accumulations(alive: 100, size: 3).first)
    #expect(found.alive == 100 && found.total == 300)
    #expect(try accumulations(alive: 99).isEmpty)
  }

  @Test("none of them was freed")
  func noneFreed() throws {
    #expect(try accumulations(alive: 100, freed: 1).isEmpty)
  }

  @Test("a twentieth of what is tracked at the end, not less")
  func share() throws {
    #expect(try accumulations(alive: 100, tracked: 2_000).count == 1)
    #expect(try accumulations(alive: 100, tracked: 2_001).isEmpty)
  }

  @Test("a class that grows is said to grow only")
  func grows() throws {
    let objects = (0..<100).map { _ in object([1, 2, 3]) }
    let all = try findings([300, 300, 300], [.init("app.C", objects)])
    guard all.count == 1, case .growing = all[0] else { Issue.record("\(all)"); return }
  }

  // MARK: One place makes most of a class

  /// Of a class with instances of these sizes, made at these lines; nil: not recorded.
  private func concentrations(_ objects: [(size: Int64, line: Int64?)], tracked: Int64 = 100)
    throws -> [Finding.Concentration]
  {
    let objects = objects.map { object([$0.size], line: $0.line) }
    return try findings([tracked], [.init("app.C", objects)]).compactMap {
      if case .site(let found) = $0 { found } else { nil }
    }
  }

  @Test("more than half of the bytes, not half")
  func half() throws {
    let found = try #require(concentrations([(49, 1), (50, 2), (1, 2)]).first)
    #expect(found.total == 100 && found.site.lastTotal == 51 && found.site.created == 2)
    #expect(try concentrations([(50, 1), (50, 2)]).isEmpty)
    #expect(try concentrations([(40, 1), (40, 2), (20, 3)]).isEmpty)
  }

  @Test("a place that is the only one says nothing, nor does one that was not recorded")
  func places() throws {
    #expect(try concentrations([(100, 1)]).isEmpty)
    #expect(try concentrations([(60, nil), (40, 1)]).isEmpty)
    #expect(try concentrations([(40, nil), (60, 1)]).count == 1)
  }

  @Test("a class with a twentieth of what is tracked, not with less")
  func weight() throws {
    #expect(try concentrations([(60, 1), (40, 2)], tracked: 2_000).count == 1)
    #expect(try concentrations([(60, 1), (40, 2)], tracked: 2_001).isEmpty)
  }

  @Test("nothing is found where nothing was tracked")
  func nothing() throws {
    #expect(try findings([], [.init("app.C", [object([])])]).isEmpty)
    #expect(try findings([0], [.init("app.C", [object([5])])]).isEmpty)
  }
}
