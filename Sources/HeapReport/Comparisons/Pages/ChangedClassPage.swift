import HeapComparison
import Mustache

/// One class: what it was and what it is, what it holds, where it is made.
struct ChangedClassPage: TemplateContext {
  let frame: PageFrame
  let labels: ComparisonLabels
  let hue: StaticString
  let name: String
  let sentence: String
  let rows: [ChangedNumberRow]
  let attributes: [AttributeChangeRow]
  let attributeNote: String?
  let tree: [ChangedTreeRow]
  let sites: [SiteChangeRow]
  let sitesNote: String?
  let sizes: [SizeChangeRow]

  static let fields: [Field<ChangedClassPage>] =
    PageFrame.fields { $0.frame } + [
      .text("baseColumn") { $0.labels.column(.base) },
      .text("headColumn") { $0.labels.column(.head) },
      .text("baseName") { $0.labels[.base].cutToLine },
      .text("headName") { $0.labels[.head].cutToLine },
      .text("hue") { "\($0.hue)" },
      .wholeText("name") { $0.name },
      .text("sentence") { $0.sentence },
      .list("numbers") { $0.rows },
      .flag("hasAttributes") { !$0.attributes.isEmpty },
      .list("attributes") { $0.attributes },
      .optionalText("attributeNote") { $0.attributeNote },
      .flag("hasTree") { !$0.tree.isEmpty },
      .list("rows") { $0.tree },
      .flag("hasSites") { !$0.sites.isEmpty },
      .list("sites") { $0.sites },
      .optionalText("sitesNote") { $0.sitesNote },
      .flag("hasSizes") { !$0.sizes.isEmpty },
      .list("sizes") { $0.sizes },
    ]
}

/// A number before and after, in words.
struct ChangedNumberRow: TemplateContext {
  let label: String
  let before: String
  let after: String
  let change: String

  static let fields: [Field<ChangedNumberRow>] = [
    .text("label") { $0.label },
    .text("before") { $0.before },
    .text("after") { $0.after },
    .text("change") { $0.change },
  ]
}
