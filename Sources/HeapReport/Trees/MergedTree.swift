import HeapCharts
import HeapProfile
import HeapStatistics
import Measures

/// Makes the lines of the merged referents of a class.
struct MergedTree {
  /// - Parameters:
  ///   - merged: its first row is the class; the lines begin below it.
  ///   - before: what the changes are relative to.
  ///   - limit: after that many lines, what is still to come is added up at each level.
  static func rows(
    of merged: MergedReferents, against before: MergedReferents?, in profile: HeapProfile,
    isRedacted: Bool, limit: Int = ReferentTree.maximumRows
  ) -> [TreeRow] {
    let changes = before.map { MergedChanges(from: $0, to: merged, in: profile.texts) }
    guard let root = merged.rows.first else { return [] }
    let whole = root.size
    var rows: [TreeRow] = []
    var place = 1
    /// The keys on the way down to the row at hand.
    var path: [ReferentKey] = []
    while place < merged.rows.count {
      let row = merged.rows[place]
      path.removeLast(max(0, path.count - (row.level - 1)))
      if isShown(row, whole), rows.count < limit {
        let alike = alikeCount(merged.rows, from: place)
        if alike >= ReferentTree.alikeCount, row.descendants == 0 {
          if let size = row.size.multiplied(by: alike) {
            rows.append(
              TreeRow(
                content: .leaf(row.key, note: nil), size: size, whole: whole,
                level: row.level - 1, count: alike,
                isHidden: isRedacted
                  && Redaction.hides(row.key, below: path.last, in: profile.texts),
                texts: profile.texts))
            place += alike
            continue
          }
        }
        let isHidden = isRedacted && Redaction.hides(row.key, below: path.last, in: profile.texts)
        path.append(row.key)
        let hasLines = row.descendants > 0
        let note = note(row, changes?[place])
        rows.append(
          TreeRow(
            content: hasLines ? .branch(row.key, note: note) : .leaf(row.key, note: note),
            size: row.size, whole: whole, level: row.level - 1, isHidden: isHidden,
            texts: profile.texts))
        place += 1
        continue
      }
      // Siblings come largest first, so this and all its later siblings are small or too many.
      var count = 0
      var bytes: ByteCount = 0
      let level = row.level
      while place < merged.rows.count, merged.rows[place].level == level {
        count += 1
        bytes += merged.rows[place].size
        place += merged.rows[place].descendants + 1
      }
      rows.append(
        TreeRow(
          content: .rest(count), size: bytes, whole: whole, level: level - 1,
          texts: profile.texts))
    }
    TreeRow.close(&rows)
    return rows
  }

  /// How many siblings from one on have its size, were found as often and hold nothing.
  private static func alikeCount(_ rows: [MergedReferents.Row], from place: Int) -> Int {
    let first = rows[place]
    return rows[place...].prefix {
      $0.level == first.level && $0.size == first.size && $0.count == first.count
        && $0.descendants == 0
    }.count
  }

  private static func isShown(_ row: MergedReferents.Row, _ whole: ByteCount) -> Bool {
    row.size > 0 && Double(row.size) >= Double(whole) * ReferentTree.smallestShare
  }

  /// In how many objects it was found, and how its bytes have changed.
  private static func note(_ row: MergedReferents.Row, _ change: ByteCount?) -> String? {
    var parts: [String] = []
    if row.count > 1 { parts.append("in \(GroupedCount(row.count))") }
    if let change, change != 0 { parts.append("\(change > 0 ? "+" : "")\(ByteSize(change))") }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
