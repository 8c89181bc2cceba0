import HeapProfile
import HeapStatistics
import Measures
import Mustache

/// A place where instances of a class were made, as a line of a table.
struct SiteRow: TemplateContext {
  let facts: ReportFacts
  let page: PageAddress
  let owner: ClassIndex
  let site: AllocationSite
  /// Bytes of the class at the last snapshot.
  let whole: ByteCount

  /// The innermost call of the program's own code.
  private var ownPlace: String? {
    guard let trace = site.trace else { return nil }
    return facts.analysis.profile.traces[Int(trace.rawValue)].frames.last {
      $0.line != nil && !$0.isOfLibrary
    }.map(CallWords.name)
  }

  static let fields: [Field<SiteRow>] = [
    .object("trace") { TraceContext($0.site.trace, of: $0.owner, $0.facts) },
    .optionalText("anchor") { $0.site.trace.map(SitePlaces.anchor) },
    .optionalText("own") { $0.ownPlace },
    .text("created", write: { $1.count($0.site.created) }),
    .text("alive", write: { $1.count($0.site.alive) }),
    .text("total", write: { $1.size($0.site.lastTotal) }),
    .text("exact", write: { $1.exactSize($0.site.lastTotal) }),
    .text("share", write: { $1.share($0.site.lastTotal, of: $0.whole) }),
    .optionalText("largestHref") { row in
      row.site.largest.flatMap { row.facts.links.href($0, of: row.owner, from: row.page) }
    },
  ]
}
