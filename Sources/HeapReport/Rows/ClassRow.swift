import HeapCharts
import HeapProfile
import HeapStatistics
import Measures
import Mustache

/// A class at a snapshot, as a line of a table.
struct ClassRow: TemplateContext {
  let facts: ReportFacts
  let page: PageAddress
  let index: ClassIndex
  let snapshot: SnapshotIndex
  /// The snapshot that the change is against; nil before the first.
  let base: SnapshotIndex?

  private var cell: ClassAtSnapshot { facts.analysis.at(snapshot, index) }
  private var taken: Snapshot { facts.analysis.profile.snapshots[snapshot.rawValue] }
  private var change: ByteCount? { base.map { cell.total - facts.analysis.at($0, index).total } }

  static let fields: [Field<ClassRow>] = [
    .text("hue") { "\($0.facts.hues.hue(of: $0.index).styleClass)" },
    .text("name", write: { $1.dotted($0.facts.names.name(of: $0.index)) }),
    .text("href") { $0.facts.links.href($0.facts.links.classPage($0.index), from: $0.page) },
    .object("births") { BirthMark($0.facts.analysis.profile.classes[$0.index.rawValue].births) },
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
        let analysis = row.facts.analysis
        out.curve(
          InstanceCard.sparkline,
          analysis.snapshotIndices.map { analysis.at($0, row.index).total })
      }),
  ]
}

extension ClassRow {
  /// The classes that have anything at a snapshot, the one with most bytes first.
  static func rows(
    at snapshot: SnapshotIndex, against base: SnapshotIndex?, on page: PageAddress,
    _ facts: ReportFacts
  ) -> [ClassRow] {
    facts.analysis.classesBySize(at: snapshot).map {
      ClassRow(facts: facts, page: page, index: $0, snapshot: snapshot, base: base)
    }
  }
}

extension HeapAnalysis {
  /// The classes that have anything at a snapshot, the one with most bytes first.
  func classesBySize(at snapshot: SnapshotIndex) -> [ClassIndex] {
    let row = row(snapshot)
    return
      classIndices
      .filter { index in
        let cell = row[row.startIndex + index.rawValue]
        return cell.alive > 0 || cell.total > 0 || cell.freed > 0
      }
      .sorted { left, right in
        let (leftCell, rightCell) = (at(snapshot, left), at(snapshot, right))
        return (rightCell.total, rightCell.alive, left) < (leftCell.total, leftCell.alive, right)
      }
  }
}
