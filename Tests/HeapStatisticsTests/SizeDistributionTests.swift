import Bytes
import HeapProfile
import HeapStatistics
import Measures
import PickleReader
import TestSupport
import Testing

@Suite("Size distribution")
struct SizeDistributionTests {
  private func buckets(_ sizes: [Int64]) throws -> [SizeDistribution.Bucket] {
    var dump = SyntheticDump()
    dump.classes = [
      .init("app.C", sizes.map { .init(birth: 0, sizes: [(1, SyntheticDump.Sized($0, ""))]) })
    ]
    dump.snapshots = [.init(1)]
    let analysis = try HeapAnalysis(HeapProfile(OwnedBytes(dump.bytes())))
    return try SizeDistribution(of: ClassIndex(0), in: analysis).buckets
  }

  @Test("a bucket ends where the next one begins, and every instance is in the one of its size")
  func bounds() throws {
    let numbers: [Int64] = [0, 1, 2, 3, 4, 1_023, 1_024, 1_025]
    let buckets = try buckets(numbers)
    let sizes = numbers.map { ByteCount($0) }
    for (left, right) in zip(buckets, buckets.dropFirst()) { #expect(left.upper == right.lower) }
    for bucket in buckets {
      let inside = sizes.filter { $0 >= bucket.lower && $0 < bucket.upper }
      #expect(bucket.instances == inside.count)
      #expect(bucket.total == inside.reduce(0, +))
    }
    #expect(buckets.first?.lower == 0)
    #expect(buckets.last?.lower == 1_024)
  }

  @Test("empty buckets below the smallest are left out, those between stay")
  func gaps() throws {
    let buckets = try buckets([100, 5_000])
    #expect(buckets.first?.lower == 64)
    #expect(buckets.map(\.instances).reduce(0, +) == 2)
    #expect(buckets.contains { $0.instances == 0 })
  }

  @Test("a class without instances has none")
  func nothing() throws {
    #expect(try buckets([]).isEmpty)
  }
}
