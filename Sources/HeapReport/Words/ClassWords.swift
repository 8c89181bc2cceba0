import HeapStatistics
import Measures

/// What a class's page says about the class.
enum ClassWords {
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
    guard let sizes = summary.sizes else { return "no size is known." }
    if summary.created == 1 { return "at most \(ByteSize(sizes.maximum))." }
    let average = Int64(exactly: sizes.average.rounded()).map { "\(ByteSize($0))" } ?? "–"
    let whose = summary.shortLived > 0 ? " of the others" : ""
    return "smallest\(whose) \(ByteSize(sizes.minimum)), average \(average), largest "
      + "\(ByteSize(sizes.maximum)), each at its peak."
  }
}
