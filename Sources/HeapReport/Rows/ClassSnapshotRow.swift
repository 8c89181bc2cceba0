import HeapProfile
import HeapStatistics
import Mustache

/// A snapshot as a line of a class's table, or several in a row at which nothing changed.
struct ClassSnapshotRow: TemplateContext {
  let snapshotRow: SnapshotRow
  let classRow: ClassRow
  /// The last of several snapshots with the same numbers; nil for one alone.
  let last: SnapshotRow?

  static let fields: [Field<ClassSnapshotRow>] = [
    .object("snapshot") { $0.snapshotRow },
    .object("class") { $0.classRow },
    .object("last") { $0.last },
    .text(
      "count",
      write: { row, out in
        if let last = row.last {
          out.count(last.index.rawValue - row.snapshotRow.index.rawValue + 1)
        }
      }),
  ]
}

extension ClassSnapshotRow {
  /// From so many snapshots on, those at which nothing changed are one line.
  private static let foldedCount = 100
  /// At most that many lines.
  private static let lineLimit = 150

  /// A class at all snapshots, in order.
  ///
  /// - Returns: the lines, and how many earlier ones are left out.
  static func rows(
    of index: ClassIndex, on page: PageAddress, _ facts: ReportFacts
  ) -> (rows: [ClassSnapshotRow], left: Int) {
    let analysis = facts.analysis
    let all = analysis.profile.snapshots.count
    var runs: [ClosedRange<Int>] = []
    for place in 0..<all {
      if all > foldedCount, let run = runs.last, place > 0,
        isSame(
          analysis.at(SnapshotIndex(place), index), analysis.at(SnapshotIndex(place - 1), index))
      {
        runs[runs.count - 1] = run.lowerBound...place
      } else {
        runs.append(place...place)
      }
    }
    let shown = runs.suffix(lineLimit)
    let rows = shown.map { run in
      func row(_ place: Int) -> SnapshotRow {
        SnapshotRow(facts: facts, page: page, index: SnapshotIndex(place))
      }
      return ClassSnapshotRow(
        snapshotRow: row(run.lowerBound),
        classRow: ClassRow(
          facts: facts, page: page, index: index, snapshot: SnapshotIndex(run.lowerBound),
          base: run.lowerBound > 0 ? SnapshotIndex(run.lowerBound - 1) : nil),
        last: run.count > 1 ? row(run.upperBound) : nil)
    }
    return (rows, runs.count - shown.count)
  }

  private static func isSame(_ cell: ClassAtSnapshot, _ before: ClassAtSnapshot) -> Bool {
    cell.alive == before.alive && cell.total == before.total && cell.born == 0 && cell.freed == 0
  }
}
