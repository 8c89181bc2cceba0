import HeapComparison
import HeapProfile
import HeapStatistics
import Measures

/// The classes in the table of a summary, the most important first: those that changed most where there
/// is a baseline, else the largest.
struct CheckClassTable {
  let head: [String]
  /// Cells in Markdown.
  let rows: [[String]]

  init(_ facts: CheckFacts) {
    if let baseline = facts.baseline,
      let comparison = try? Comparison(base: baseline, head: facts.analysis, at: .peak)
    {
      self.init(comparison)
    } else {
      self.init(facts.analysis)
    }
  }

  private init(_ analysis: HeapAnalysis) {
    head = ["class", ">at the peak", ">share of tracked", ">instances"]
    guard let peak = analysis.peak else {
      rows = []
      return
    }
    let names = HeapNames(analysis)
    let row = Array(analysis.row(peak))
    let tracked = analysis.profile.snapshots[peak.rawValue].trackedTotal
    let order = row.indices.filter { row[$0].total > 0 || row[$0].alive > 0 }
      .sorted { (row[$1].total, $0) < (row[$0].total, $1) }
    rows = order.map { place in
      [
        MarkdownText.code(names.proseName(of: ClassIndex(place))), "\(ByteSize(row[place].total))",
        Percent(row[place].total, of: tracked).map { "\($0)" } ?? "–",
        "\(GroupedCount(row[place].alive))",
      ]
    }
  }

  /// Peak against peak, without the classes that are as they were.
  private init(_ comparison: Comparison) {
    head = ["class", ">baseline", ">now", ">change"]
    rows = comparison.classes.filter { $0.kind != .unchanged }.map { change in
      [
        MarkdownText.code(change.name.cutToLine),
        change.classes.base == nil ? "–" : "\(ByteSize(change.bytes.before))",
        change.classes.head == nil ? "–" : "\(ByteSize(change.bytes.after))",
        CheckWords.difference(from: change.bytes.before, to: change.bytes.after),
      ]
    }
  }
}
