import HeapProfile
import HeapStatistics
import Mustache

/// The size of an instance at one time, and what it was made of.
struct InstanceSize: TemplateContext {
  let facts: ReportFacts
  let page: PageAddress
  let record: SizeRecord
  /// Bytes at the time before, if there was one.
  let before: Int64?
  /// What was recorded for an instance that was gone: the size of None, in its place.
  let isAfterDeath: Bool

  private var sized: Sized { facts.analysis.profile.sized(record) }
  private var hasReferents: Bool { sized.descendants > 0 && !isAfterDeath }

  static let fields: [Field<InstanceSize>] = [
    .text(
      "when",
      write: { size, out in
        guard let snapshot = size.record.snapshot else { return out.text("at birth") }
        out.text(size.facts.names.name(of: snapshot))
      }),
    .optionalText("href") { size in
      size.record.snapshot.map { size.facts.links.href($0, from: size.page) }
    },
    .text("time", write: { $1.seconds($0.record.timestamp) }),
    .text("size", write: { $1.size($0.sized.size) }),
    .text("exact", write: { $1.exactSize($0.sized.size) }),
    .flag("changed") { size in
      size.record.snapshot != nil && size.before != nil && size.before != size.sized.size
    },
    .flag("grown") { $0.sized.size > $0.before ?? 0 },
    .text("change", write: { $1.change($0.sized.size - ($0.before ?? 0)) }),
    .flag("gone") { $0.isAfterDeath },
    .flag("tree") { $0.hasReferents },
    .list("rows") { size in
      size.hasReferents
        ? ReferentTree.rows(
          of: size.record.sized, in: size.facts.analysis.profile,
          isRedacted: size.facts.options.isRedacted) : []
    },
  ]
}
