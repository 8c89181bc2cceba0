import HeapStatistics
import Measures

/// What a class's page says about the class.
enum ClassWords {
  /// The class in a sentence (that of Pympler's `HtmlStats.class_summary`, and what became of them).
  static func sentence(about summary: ClassSummary) -> String {
    guard let sizes = summary.sizes else {
      return "No instances of this class were recorded."
    }
    var sentence = GroupedCount(summary.instances).of("instance", "instances")
    switch summary.freed {
    case 0: sentence += summary.instances == 1 ? ", alive at the end" : ", all alive at the end"
    case summary.instances: sentence += summary.instances == 1 ? ", freed" : ", all freed"
    default:
      sentence += ", \(GroupedCount(summary.alive)) alive at the end"
      sentence += " and \(GroupedCount(summary.freed)) freed"
    }
    if summary.instances == 1 { return sentence + "; at most \(ByteSize(sizes.maximum))." }
    let average = Int64(exactly: sizes.average.rounded()).map { "\(ByteSize($0))" } ?? "–"
    return sentence
      + "; smallest \(ByteSize(sizes.minimum)), average \(average), largest "
      + "\(ByteSize(sizes.maximum)), each at its peak."
  }
}
