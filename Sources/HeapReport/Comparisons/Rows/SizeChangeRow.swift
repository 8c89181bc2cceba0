import HeapComparison
import Measures
import Mustache

/// The instances of about one size, before and after, as a line of a table.
struct SizeChangeRow: TemplateContext {
  let bucket: SizeSpread.Bucket
  /// The most in one line.
  let most: Int

  static let fields: [Field<SizeChangeRow>] = [
    .text("range") { row in
      row.bucket.upper == 1
        ? "0 B" : "\(ByteSize(row.bucket.lower)) to less than \(ByteSize(row.bucket.upper))"
    },
    .text("before") { "\(GroupedCount($0.bucket.instances.before))" },
    .text("after") { "\(GroupedCount($0.bucket.instances.after))" },
    .integer("barBefore") { $0.width($0.bucket.instances.before) },
    .integer("barAfter") { $0.width($0.bucket.instances.after) },
  ]

  private func width(_ count: Int) -> Int {
    most == 0 ? 0 : Int(Double(count) / Double(most) * 100)
  }
}
