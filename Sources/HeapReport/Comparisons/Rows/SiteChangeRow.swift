import HeapComparison
import HeapProfile
import Mustache

/// A place where instances are made, as a line of a table.
struct SiteChangeRow: TemplateContext {
  let site: SiteChange
  let isRedacted: Bool

  /// At most that many places are listed.
  static let limit = 100

  static let fields: [Field<SiteChangeRow>] =
    ChangeFields.fields { $0.site.bytes } + [
      .optionalText("name") { $0.site.frame.map(CallWords.name) },
      .optionalText("source") { row in
        guard !row.isRedacted, let source = row.site.frame?.source, !source.isEmpty else {
          return nil
        }
        return source.cutToLine
      },
      .text("alive") { ComparisonWords.counts($0.site.alive) },
    ]
}
