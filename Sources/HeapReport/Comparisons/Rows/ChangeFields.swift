import HeapComparison
import Measures
import Mustache

/// The keys of a number of bytes before and after, for a row that has one.
enum ChangeFields {
  static func fields<Row>(_ change: @escaping @Sendable (Row) -> ByteChange) -> [Field<Row>] {
    [
      .text("before", write: { $1.size(change($0).before) }),
      .text("after", write: { $1.size(change($0).after) }),
      .text("exactBefore", write: { $1.exactSize(change($0).before) }),
      .text("exactAfter", write: { $1.exactSize(change($0).after) }),
      .text("change", write: { $1.change(change($0).difference) }),
      .flag("grown") { change($0).difference > 0 },
      .flag("shrunk") { change($0).difference < 0 },
      .text(
        "relative",
        write: { row, out in
          let bytes = change(row)
          if bytes.before > 0, bytes.difference > 0 { out.markup("+") }
          out.share(bytes.difference, of: bytes.before)
        }),
    ]
  }
}
