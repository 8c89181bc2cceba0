import HeapProfile
import HeapStatistics
import Measures
import Mustache

/// A snapshot as a line of the index's table.
struct SnapshotRow: TemplateContext {
  let facts: ReportFacts
  let page: PageAddress
  let index: SnapshotIndex

  private var snapshot: Snapshot { facts.analysis.profile.snapshots[index.rawValue] }
  private var summary: SnapshotSummary { facts.analysis.snapshots[index.rawValue] }
  private var change: ByteCount? {
    index.rawValue == 0
      ? nil
      : snapshot.trackedTotal
        - facts.analysis.profile.snapshots[index.rawValue - 1].trackedTotal
  }

  static let fields: [Field<SnapshotRow>] = [
    .text("name") { $0.facts.names.name(of: $0.index) },
    .text("href") { $0.facts.links.href($0.index, from: $0.page) },
    // The name of the line, where it stands for the page of the snapshot.
    .optionalText("anchor") { row in
      row.page.isIndex || row.facts.links.hasPage(row.index)
        ? nil : ReportLinks.snapshotLine(row.index.rawValue)
    },
    .flag("peak") { $0.index == $0.facts.analysis.peak },
    .text("time", write: { $1.seconds($0.snapshot.timestamp) }),
    .text("tracked", write: { $1.size($0.snapshot.trackedTotal) }),
    .text("exact", write: { $1.exactSize($0.snapshot.trackedTotal) }),
    .flag("grown") { ($0.change ?? 0) > 0 },
    .flag("shrunk") { ($0.change ?? 0) < 0 },
    .text(
      "change",
      write: { row, out in
        if let change = row.change { out.change(change) } else { out.unknown() }
      }),
    .text("alive", write: { $1.count($0.summary.alive) }),
    .text("born", write: { $1.count($0.summary.born) }),
    .text("freed", write: { $1.count($0.summary.freed) }),
    .text("measurable", write: { $1.size($0.snapshot.measurableTotal) }),
    .text("virtual", write: { $1.size($0.snapshot.process.virtual) }),
    .text("resident", write: { $1.size($0.snapshot.process.resident) }),
  ]
}
