/// What was changed in a text, line by line, for a person to read.
package struct LineDifference: CustomStringConvertible {
  package let description: String

  /// - Parameter limit: at most that many changed lines are shown.
  package init(from before: String, to after: String, limit: Int = 40) {
    let changes = Self.lines(after).difference(from: Self.lines(before))
    // A removal belongs before the line that took its place; offsets count in the text they name.
    let shown = changes.sorted { Self.place($0) < Self.place($1) }.prefix(limit).map { change in
      switch change {
      case .remove(let offset, let line, _): "  line \(offset + 1), golden: \(Self.cut(line))"
      case .insert(let offset, let line, _): "  line \(offset + 1), now:    \(Self.cut(line))"
      }
    }
    let rest = changes.count > limit ? ["  … \(changes.count - limit) more lines"] : []
    description = (shown + rest).joined(separator: "\n")
  }

  /// A line, compared by its bytes.
  private struct Line: Hashable {
    let bytes: [UInt8]
  }

  private static func lines(_ text: String) -> [Line] {
    text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { Line(bytes: Array($0)) }
  }

  private static func place(_ change: CollectionDifference<Line>.Change) -> (Int, Int) {
    switch change {
    case .remove(let offset, _, _): (offset, 0)
    case .insert(let offset, _, _): (offset, 1)
    }
  }

  private static func cut(_ line: Line) -> String {
    let text = String(decoding: line.bytes, as: UTF8.self)
    return text.count > 300 ? "\(text.prefix(300))…" : text
  }
}
