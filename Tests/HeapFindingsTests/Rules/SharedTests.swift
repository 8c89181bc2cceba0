import HeapFindings
import HeapProfile
import Measures
import PickleReader
import TestSupport
import Testing

@Suite("Rules: what several instances lead to is no part of the first one alone")
struct SharedTests {
  /// What the recorder says of each snapshot: bytes that count for an instance of `app.Item`.
  private func record(_ shared: (Int) -> [PythonLiteral], snapshots: Int = 12) -> PythonLiteral {
    ["heapmonitor": 1, "shared": .list((1...snapshots).map { .list(shared($0)) })]
  }

  private func row(
    _ bytes: Int64, objects: Int64 = 1, of owner: String = "app.Item", place: Int64 = 0,
    others: Int64 = 9
  ) -> PythonLiteral {
    [
      "dict", "config", .int(objects), .int(bytes), .text(owner), .int(place),
      [["app.Item", .int(others)]],
    ]
  }

  private let base = SyntheticDump.Class("app.Base", [Scene.object(0) { _ in .init(1_000) }])

  @Test("an instance is a giant by its own bytes")
  func giant() throws {
    let found = { (place: Int, shared: Int64?) in
      let items = (0..<12).map { number in
        Scene.object(0.5) { _ in .init(number == place ? 100_000 : 100) }
      }
      let record = shared.map { shared in
        self.record { _ in shared == 0 ? [] : [self.row(shared, place: Int64(place))] }
      }
      return try Scene(classes: [self.base, .init("app.Item", items)], record: record).findings()
        .all(.giant)
    }
    // Without a word of the recorder the first may have what all share; with one, it has its own.
    #expect(try found(0, nil).isEmpty && found(5, nil).map(\.bytes) == [100_000])
    #expect(try found(0, 0).map(\.bytes) == [100_000])
    // The first of them may lead to more of it on other ways.
    #expect(try found(0, 1_000).isEmpty && found(5, 1_000).map(\.bytes) == [99_000])
    // What it counts for others is half of its own at most.
    #expect(try found(5, 33_333).map(\.bytes) == [66_667])
    #expect(try found(5, 33_334).isEmpty)
  }

  private func leak(
    _ record: PythonLiteral?, first: Int64 = 50_000, beside other: SyntheticDump.Class? = nil
  ) throws -> [Finding] {
    let items = (0..<12).map { number in
      Scene.object(Double(number) + 0.5) { _ in .init(number == 0 ? 1_000 + first : 1_000) }
    }
    return try Scene(
      classes: [base, .init("app.Item", items)] + (other.map { [$0] } ?? []), record: record
    ).findings().filter(\.isOfSurvivors)
  }

  @Test("a leak has the bytes of those that stay, not what the first of them counts for all")
  func leak() throws {
    // 11 that were born after the first snapshot, or 12: the rule says which.
    let kept = try #require(leak(record { _ in [] }, first: 0).first)
    #expect(kept.bytes == ByteCount(1_000) * kept.instances)
    let found = try leak(record { _ in [row(50_000)] })
    #expect(found.map(\.bytes) == [kept.bytes])
    guard case .survivors(let evidence) = found.first?.evidence else { throw CancellationError() }
    #expect(evidence.shared == nil)
  }

  @Test("what grows with them and counts for another belongs to the leak")
  func grows() throws {
    let kept = try #require(leak(record { _ in [] }, first: 0).first)
    let registry = SyntheticDump.Class("app.Registry", [Scene.object(0) { _ in .init(12_000) }])
    let lent = { (others: Int64) in
      try self.leak(
        self.record {
          [
            self.row(
              Int64($0) * 1_000, objects: Int64($0), of: "app.Registry",
              others: others * Int64($0) / 12)
          ]
        }, first: 0, beside: registry
      ).first
    }
    let found = try #require(try lent(23))
    guard case .survivors(let evidence) = found.evidence else { throw CancellationError() }
    let shared = try #require(evidence.shared)
    #expect(shared.bytes > 0 && shared.largest.objects == 12)
    // What two others or more lead to belongs to none of them.
    let other = try #require(try lent(24))
    #expect(other.bytes <= kept.bytes)
    #expect(found.bytes == kept.bytes + shared.bytes)
  }

  @Test("what they alone lead to is theirs, however many lead to each object")
  func common() throws {
    let kept = try #require(leak(record { _ in [] }, first: 0).first)
    let found = try #require(
      try leak(record { [row(Int64($0) * 1_000, others: 9)] }, first: 12_000).first)
    guard case .survivors(let evidence) = found.evidence else { throw CancellationError() }
    #expect(evidence.shared == nil)
    // It grew from 1,000 to 12,000 bytes while they came; some of them were there before.
    #expect(found.bytes > kept.bytes + 8_000 && found.bytes <= kept.bytes + 11_000)
  }

  @Test(
    "a few large ones may carry what all share; where they are many each has its own",
    arguments: [
      (2, false), (30, true),
    ])
  func manyLargeOnes(_ large: Int, _ isOwn: Bool) throws {
    let items = (0..<60).map { number in
      Scene.object(Double(number) / 5 + 0.1) { _ in .init(number % 30 < large / 2 ? 50_000 : 500) }
    }
    let found = try #require(
      try Scene(classes: [base, .init("app.Item", items)]).findings().first(where: \.isOfSurvivors))
    #expect((found.bytes > 500_000) == isOwn)
  }

  @Test("many objects that count for one instance are no growth in it; one object is")
  func inside() throws {
    let found = { (objects: Int64) in
      let items = (0..<4).map { number in
        Scene.object(0.5) { .init(number == 0 ? Int64($0) * 3_000 : 100) }
      }
      return try Scene(
        classes: [self.base, .init("app.Item", items)],
        record: self.record { [self.row(Int64($0) * 2_900, objects: objects)] }
      ).findings().all(.growthInside)
    }
    #expect(try found(1).count == 1)
    #expect(try found(2).isEmpty)
  }
}
