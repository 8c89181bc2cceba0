import HeapProfile
import HeapStatistics
import Mustache

/// A class as a line of the table of those that have nothing at the snapshot shown.
struct RegisteredRow: TemplateContext {
  let facts: ReportFacts
  let page: PageAddress
  let index: ClassIndex

  private var summary: ClassSummary { facts.analysis.classes[index.rawValue] }

  private var births: BirthMark? {
    BirthMark(facts.analysis.profile.classes[index.rawValue].births)
  }

  static let fields: [Field<RegisteredRow>] = [
    .text("name") { $0.facts.names.name(of: $0.index) },
    .text("href") { $0.facts.links.href($0.facts.links.classPage($0.index), from: $0.page) },
    .object("births") { $0.births },
    .text("created", write: { $1.count($0.summary.created) }),
    .text("freed", write: { $1.count($0.summary.freed) }),
    .text("largest", write: { $1.size($0.summary.sizes?.maximum) }),
  ]
}
