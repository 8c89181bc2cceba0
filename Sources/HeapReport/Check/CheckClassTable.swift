import HeapComparison
import HeapFindings
import HeapProfile
import HeapStatistics
import Measures

/// The classes in the table of a summary, the most important first: those that changed most where there
/// is a baseline, else the largest.
struct CheckClassTable {
  let head: [String]
  /// Cells in Markdown.
  let rows: [[String]]
  /// Classes that have no row.
  let rest: Int

  /// - Parameter most: rows at most.
  init(_ facts: CheckFacts, most: Int) {
    if let baseline = facts.baseline,
      let comparison = try? Comparison(base: baseline, head: facts.analysis, at: .peak)
    {
      self.init(comparison, most, facts.isRedacted)
    } else {
      self.init(facts.analysis, most)
    }
  }

  private init(_ analysis: HeapAnalysis, _ most: Int) {
    head = ["class", ">at the peak", ">share of tracked", ">instances"]
    guard let peak = analysis.peak else {
      (rows, rest) = ([], 0)
      return
    }
    let names = HeapNames(analysis)
    let row = Array(analysis.row(peak))
    let tracked = analysis.profile.snapshots[peak.rawValue].trackedTotal
    let order = row.indices.filter { row[$0].total > 0 || row[$0].alive > 0 }
      .sorted { (row[$1].total, $0) < (row[$0].total, $1) }
    rows = order.prefix(most).map { place in
      [
        MarkdownText.code(names.proseName(of: ClassIndex(place))), "\(ByteSize(row[place].total))",
        Percent(row[place].total, of: tracked).map { "\($0)" } ?? "–",
        "\(GroupedCount(row[place].alive))",
      ]
    }
    rest = order.count - rows.count
  }

  /// Peak against peak, without the classes that are as they were.
  private init(_ comparison: Comparison, _ most: Int, _ isRedacted: Bool) {
    let names = FindingNames(comparison.head, isRedacted: isRedacted)
    let changed = comparison.classes.filter { $0.kind != .unchanged }
    let parts = changed.prefix(most).map { Self.main($0, comparison, names) }
    let hasParts = parts.contains { $0 != nil }
    head = ["class", ">baseline", ">now", ">change"] + (hasParts ? ["most of it in"] : [])
    rows = zip(changed, parts).map { change, part in
      [
        MarkdownText.code(change.name.cutToLine),
        change.classes.base == nil ? "–" : "\(ByteSize(change.bytes.before))",
        change.classes.head == nil ? "–" : "\(ByteSize(change.bytes.after))",
        CheckWords.difference(from: change.bytes.before, to: change.bytes.after),
      ] + (hasParts ? [part ?? "–"] : [])
    }
    rest = changed.count - rows.count
  }

  /// `` `_memo` +1.80 MiB ``; nil where no part has much of the change.
  private static func main(
    _ change: ClassChange, _ comparison: Comparison, _ names: FindingNames
  ) -> String? {
    // Sums that leave 64 bits are those of a dump that is damaged: the table does without.
    guard let main = try? ClassDetails(of: change, in: comparison).main else { return nil }
    let name =
      switch main {
      case .attribute(let attribute, _): names.name(of: attribute)
      case .site(let frame, _): names.name(of: CallPlace(frame))
      }
    let difference = CheckWords.difference(from: main.bytes.before, to: main.bytes.after)
    return "\(MarkdownText.code(name)) \(difference)"
  }
}
