import HeapProfile
import HeapStatistics
import Mustache

/// The merged referents of a class at one snapshot.
struct MergedSnapshot: TemplateContext {
  let facts: ReportFacts
  let page: PageAddress
  let index: SnapshotIndex
  let merged: MergedReferents
  /// The referents at the snapshot before, if there were any.
  let before: MergedReferents?
  let isOpen: Bool

  static let fields: [Field<MergedSnapshot>] = [
    .text("name") { $0.facts.names.name(of: $0.index) },
    .text("href") { $0.facts.links.href($0.index, from: $0.page) },
    .text(
      "time",
      write: { merged, out in
        out.seconds(merged.facts.analysis.profile.snapshots[merged.index.rawValue].timestamp)
      }),
    .text("total", write: { $1.size($0.merged.rows.first?.size) }),
    .text("exact", write: { $1.exactSize($0.merged.rows.first?.size) }),
    .flag("open") { $0.isOpen },
    .list("rows") { merged in
      MergedTree.rows(
        of: merged.merged, against: merged.before, in: merged.facts.analysis.profile,
        isRedacted: merged.facts.options.isRedacted)
    },
  ]
}
