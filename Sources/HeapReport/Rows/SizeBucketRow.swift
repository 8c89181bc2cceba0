import HeapStatistics
import Measures
import Mustache

/// The instances of about one size, as a line of a table.
struct SizeBucketRow: TemplateContext {
  let bucket: SizeDistribution.Bucket
  /// Instances of the class.
  let whole: Int
  /// Instances in the largest bucket.
  let most: Int

  static let fields: [Field<SizeBucketRow>] = [
    .text("range") { row in
      row.bucket.upper == 1
        ? "0 B" : "\(ByteSize(row.bucket.lower)) to less than \(ByteSize(row.bucket.upper))"
    },
    .text("instances", write: { $1.count($0.bucket.instances) }),
    .text("share", write: { $1.share($0.bucket.instances, of: $0.whole) }),
    .text("total", write: { $1.size($0.bucket.total) }),
    .text("exact", write: { $1.exactSize($0.bucket.total) }),
    .text(
      "barWidth",
      write: { row, out in
        out.number(row.most == 0 ? 0 : Double(row.bucket.instances) / Double(row.most) * 100)
      }),
  ]
}

extension SizeBucketRow {
  /// The sizes of a class's instances; none when all are about the same.
  static func rows(of distribution: SizeDistribution) -> [SizeBucketRow] {
    let buckets = distribution.buckets
    guard buckets.count > 1 else { return [] }
    let whole = buckets.reduce(0) { $0 + $1.instances }
    let most = buckets.map(\.instances).max() ?? 0
    return buckets.map { SizeBucketRow(bucket: $0, whole: whole, most: most) }
  }
}
