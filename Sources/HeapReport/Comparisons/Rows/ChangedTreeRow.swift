import HeapComparison
import HeapProfile
import HeapStatistics
import Measures
import Mustache

/// A line of a tree with two sizes. Trees are flat on the way to the page, as ``TreeRow`` is.
struct ChangedTreeRow: TemplateContext {
  /// Nil for what is too small to be listed.
  let key: ReferentKey?
  let texts: TextStore
  let bytes: ByteChange
  /// Objects of the line, or entries that it stands for.
  let count: CountChange
  /// Steps below the top.
  let level: Int
  let isBranch: Bool
  /// Whether its name is left out, because it may reveal the program's data.
  var isHidden = false
  /// Branches that end with this line.
  var closes = 0
  var isOpen = false
  /// The largest change in the tree.
  let largest: ByteCount

  static let fields: [Field<ChangedTreeRow>] =
    ChangeFields.fields { $0.bytes } + [
      .flag("branch") { $0.isBranch },
      .flag("leaf") { !$0.isBranch && $0.key != nil },
      .flag("rest") { $0.key == nil },
      .flag("open") { $0.isOpen },
      .flag("moved") { !$0.bytes.isNone },
      .integer("bar") { row in
        row.largest == 0
          ? 0 : Int(Double(row.bytes.magnitude) / Double(row.largest) * 20 + 0.5)
      },
      .text(
        "name",
        write: { row, out in
          if row.isHidden { return out.text("(hidden)") }
          row.key?.withBytes(in: row.texts) { out.referent($0) }
        }),
      .optionalText("note") { row in
        row.count.before > 1 || row.count.after > 1
          ? "in \(ComparisonWords.counts(row.count))" : nil
      },
      .text("restCount") { "\(GroupedCount(max($0.count.before, $0.count.after)))" },
      .text("restNoun") {
        max($0.count.before, $0.count.after) == 1 ? "smaller entry" : "smaller entries"
      },
      .list("closes") { repeatElement(ClosedBranch(), count: $0.closes) },
    ]
}
