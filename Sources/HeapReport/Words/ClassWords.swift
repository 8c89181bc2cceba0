import HeapStatistics
import Measures

/// What a class's page says about the class.
enum ClassWords {
  /// Why a small class has no charts.
  static let chartNote =
    "No charts: the class never had 0.1 % of what was tracked at the peak. heaphtml chart draws them."

  /// What the table of snapshots leaves out, and why its last line may differ from the sentence above.
  static func snapshotNote(
    _ left: Int, _ summary: ClassSummary, _ analysis: HeapAnalysis
  ) -> String? {
    var notes: [String] = []
    if left > 0 {
      notes.append("\(GroupedCount(left).of("earlier line is", "earlier lines are")) left out.")
    }
    if let last = analysis.lastSnapshot {
      let alive = analysis.at(last, summary.index).alive
      if alive != summary.alive {
        notes.append(
          "\(GroupedCount(alive)) were alive at the last snapshot and "
            + "\(GroupedCount(summary.alive)) at the end, when the dump was written.")
      }
    }
    return notes.isEmpty ? nil : notes.joined(separator: " ")
  }

  /// Whom averages and sizes leave out; nil where they leave out nobody.
  static func neverSizedNote(_ count: Int) -> String? {
    guard count > 0 else { return nil }
    return count == 1
      ? "1 instance lived between two snapshots and was never sized: sizes leave it out."
      : "\(GroupedCount(count)) instances lived between two snapshots and were never sized: sizes "
        + "leave them out."
  }

  /// The class in a sentence (that of Pympler's `HtmlStats.class_summary`, and what became of them).
  static func sentence(about summary: ClassSummary) -> String {
    guard summary.created > 0 else { return "No instances of this class were recorded." }
    return "\(lives(summary)); \(sizes(summary))"
  }

  /// How many there were, and what became of them.
  private static func lives(_ summary: ClassSummary) -> String {
    let isOne = summary.created == 1
    var words = GroupedCount(summary.created).of("instance", "instances")
    if summary.shortLived > 0 { words += " created" }
    switch summary.freed {
    case 0: words += isOne ? ", alive at the end" : ", all alive at the end"
    case summary.created: words += isOne ? ", freed" : ", all freed"
    default:
      words += ", \(GroupedCount(summary.alive)) alive at the end"
      words += " and \(GroupedCount(summary.freed)) freed"
    }
    guard summary.shortLived > 0 else { return words }
    let part =
      summary.shortLived == summary.freed
      ? "" : ", \(GroupedCount(summary.shortLived)) of these"
    return words + part + " before a snapshot saw "
      + (summary.shortLived == 1
        ? "it (only counted, without a page)" : "them (only counted, without pages)")
  }

  private static func sizes(_ summary: ClassSummary) -> String {
    guard let sizes = summary.sizesAtSnapshots ?? summary.sizes else { return "no size is known." }
    if summary.created == 1 { return "at most \(ByteSize(sizes.maximum))." }
    let average = ByteSize(ByteCount(nearest: sizes.average))
    let whose = summary.shortLived > 0 || summary.neverSized > 0 ? " of those that were sized" : ""
    return "smallest\(whose) \(ByteSize(sizes.minimum)), average \(average), largest "
      + "\(ByteSize(sizes.maximum)), each at its peak."
      + (neverSizedNote(summary.sizesAtSnapshots == nil ? 0 : summary.neverSized).map { " " + $0 }
        ?? "")
  }
}
