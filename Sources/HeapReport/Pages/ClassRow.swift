import HeapCharts
import HeapProfile
import HeapStatistics
import Mustache

/// A class at a snapshot, as a line of a table.
struct ClassRow: TemplateContext {
  let report: Report
  let page: Page
  let index: ClassIndex
  let snapshot: SnapshotIndex
  /// The snapshot that the change is against; nil before the first.
  let base: SnapshotIndex?

  private var cell: ClassAtSnapshot { report.analysis.at(snapshot, index) }
  private var taken: Snapshot { report.analysis.profile.snapshots[snapshot.rawValue] }
  private var change: Int64? { base.map { cell.total - report.analysis.at($0, index).total } }

  static let fields: [Field<ClassRow>] = [
    .text("hue") { "\($0.report.hues.hue(of: $0.index).styleClass)" },
    .text("name") { $0.report.name(of: $0.index) },
    .text("href") { $0.report.plan.href(.classPage($0.index), from: $0.page) },
    .text("alive", write: { $1.count($0.cell.alive) }),
    .text("born", write: { $1.count($0.cell.born) }),
    .text("freed", write: { $1.count($0.cell.freed) }),
    .text("total", write: { $1.size($0.cell.total) }),
    .text("exact", write: { $1.exactSize($0.cell.total) }),
    .text("average", write: { $1.size($0.cell.average) }),
    .text("share", write: { $1.share($0.cell.total, of: $0.taken.trackedTotal) }),
    .text("processShare", write: { $1.share($0.cell.total, of: $0.taken.process.virtual) }),
    .text(
      "barWidth",
      write: { row, out in
        out.number((row.cell.share(of: row.taken.trackedTotal) ?? 0) * 100)
      }),
    .flag("grown") { ($0.change ?? 0) > 0 },
    .flag("shrunk") { ($0.change ?? 0) < 0 },
    .text(
      "change",
      write: { row, out in
        if let change = row.change { out.change(change) } else { out.unknown() }
      }),
    .text(
      "curve",
      write: { row, out in
        let report = row.report
        out.curve(
          InstanceCard.sparkline,
          report.analysis.snapshotIndices.map { report.analysis.at($0, row.index).total })
      }),
  ]
}

extension Report {
  /// The classes that have anything at a snapshot, the one with most bytes first.
  func classRows(
    at snapshot: SnapshotIndex, against base: SnapshotIndex?, on page: Page
  ) -> [ClassRow] {
    let row = analysis.row(snapshot)
    return analysis.classIndices
      .filter { index in
        let cell = row[row.startIndex + index.rawValue]
        return cell.alive > 0 || cell.total > 0 || cell.freed > 0
      }
      .sorted { left, right in
        let (leftCell, rightCell) = (analysis.at(snapshot, left), analysis.at(snapshot, right))
        return (rightCell.total, rightCell.alive, left) < (leftCell.total, leftCell.alive, right)
      }
      .map { ClassRow(report: self, page: page, index: $0, snapshot: snapshot, base: base) }
  }
}
