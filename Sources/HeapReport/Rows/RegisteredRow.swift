import HeapProfile
import HeapStatistics
import Mustache

/// A class as a line of the table of those that have nothing at the snapshot shown.
struct RegisteredRow: TemplateContext {
  let facts: ReportFacts
  let page: PageAddress
  let index: ClassIndex

  private var summary: ClassSummary { facts.analysis.classes[index.rawValue] }

  /// The name of the line, where a package begins with it.
  private var anchor: String? {
    let begins = facts.groups.groups.contains { $0.classes.first == index }
    return begins && !page.isIndex ? ReportLinks.classLine(index) : nil
  }

  private var births: BirthMark? {
    BirthMark(facts.analysis.profile.classes[index.rawValue].births)
  }

  static let fields: [Field<RegisteredRow>] = [
    .text("name", write: { $1.dotted($0.facts.names.name(of: $0.index)) }),
    .text("href") { $0.facts.links.href($0.facts.links.classPage($0.index), from: $0.page) },
    .optionalText("anchor") { $0.anchor },
    .object("births") { $0.births },
    .text("created", write: { $1.count($0.summary.created) }),
    .text("freed", write: { $1.count($0.summary.freed) }),
    .text("largest", write: { $1.size($0.summary.sizes?.maximum) }),
  ]
}
