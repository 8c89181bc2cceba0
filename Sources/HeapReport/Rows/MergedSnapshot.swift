import HeapProfile
import HeapStatistics
import Measures
import Mustache

/// The merged referents of a class at one snapshot.
struct MergedSnapshot: TemplateContext {
  let facts: ReportFacts
  let page: PageAddress
  let index: SnapshotIndex
  let total: ByteCount?
  let isPeak: Bool
  let isLast: Bool
  let rows: [TreeRow]

  /// - Parameters:
  ///   - before: the referents at the snapshot before, if there were any.
  ///   - lineLimit: after about so many lines the rest is added up.
  init(
    facts: ReportFacts, page: PageAddress, index: SnapshotIndex, merged: MergedReferents,
    before: MergedReferents?, isPeak: Bool, isLast: Bool, lineLimit: Int
  ) {
    self.facts = facts
    self.page = page
    self.index = index
    self.isPeak = isPeak
    self.isLast = isLast
    total = merged.rows.first?.size
    rows = MergedTree.rows(
      of: merged, against: before, in: facts.analysis.profile,
      isRedacted: facts.options.isRedacted, limit: lineLimit)
  }

  static let fields: [Field<MergedSnapshot>] = [
    .text("name") { $0.facts.names.name(of: $0.index) },
    .text(
      "time",
      write: { merged, out in
        out.seconds(merged.facts.analysis.profile.snapshots[merged.index.rawValue].timestamp)
      }),
    .text("total", write: { $1.size($0.total) }),
    .text("exact", write: { $1.exactSize($0.total) }),
    .flag("isPeak") { $0.isPeak },
    .flag("isLast") { $0.isLast },
    .flag("open") { $0.isPeak },
    .list("rows") { $0.rows },
  ]
}
