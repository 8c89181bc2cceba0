import HeapComparison
import HeapFindings
import Measures
import Mustache

/// An attribute as a line of a table.
struct AttributeChangeRow: TemplateContext {
  let attribute: AttributeChange
  let isRedacted: Bool
  /// The largest change of all, in bytes.
  let largest: ByteCount

  /// At most that many are listed; the tree has all that are large.
  static let limit = 12

  static let fields: [Field<AttributeChangeRow>] =
    ChangeFields.fields { $0.attribute.bytes } + [
      .text("name") { row in
        row.isRedacted && !row.attribute.name.isDeclared
          ? "(hidden)" : row.attribute.name.text.cutToLine
      },
      .integer("barWidth") { row in
        row.largest == 0
          ? 0 : Int(Double(row.attribute.bytes.magnitude) / Double(row.largest) * 100)
      },
    ]
}
