import HeapComparison
import Measures
import Mustache

/// The page to open first: how much more or less, in which class, in which of its attributes.
struct ComparisonIndexPage: TemplateContext {
  let frame: PageFrame
  let labels: ComparisonLabels
  let headline: String
  let rule: String
  /// What else has to be known of the numbers.
  let notes: [TextLine]
  let tiles: [Tile]
  let changeFigure: Figure?
  let timelines: [Figure]
  let rows: [ChangedClassRow]
  let restNote: String?
  let unchanged: [TextLine]
  let unchangedTitle: String
  let snapshotRows: [ComparedSnapshotRow]
  let snapshotNote: String?
  /// What changed at these.
  let moments: [MomentSection]
  let newFindings: [FindingContext]
  let goneFindings: [FindingContext]
  let findingsNote: String?
  let runs: [TextLine]

  static let fields: [Field<ComparisonIndexPage>] =
    PageFrame.fields { $0.frame } + [
      .text("baseName") { $0.labels[.base].cutToLine },
      .text("headName") { $0.labels[.head].cutToLine },
      .text("baseColumn") { $0.labels.column(.base) },
      .text("headColumn") { $0.labels.column(.head) },
      .text("headline") { $0.headline },
      .text("rule") { $0.rule },
      .list("notes") { $0.notes },
      .list("tiles") { $0.tiles },
      .object("changeFigure") { $0.changeFigure },
      .flag("hasTimelines") { !$0.timelines.isEmpty },
      .list("timelines") { $0.timelines },
      .flag("hasRows") { !$0.rows.isEmpty },
      .list("classRows") { $0.rows },
      .flag("hasParts") { $0.rows.contains { $0.hasPart } },
      .optionalText("restNote") { $0.restNote },
      .flag("hasUnchanged") { !$0.unchanged.isEmpty },
      .text("unchangedTitle") { $0.unchangedTitle },
      .list("unchanged") { $0.unchanged },
      .list("snapshotRows") { $0.snapshotRows },
      .optionalText("snapshotNote") { $0.snapshotNote },
      .list("moments") { $0.moments },
      .flag("hasNewFindings") { !$0.newFindings.isEmpty },
      .list("newFindings") { $0.newFindings },
      .flag("hasGoneFindings") { !$0.goneFindings.isEmpty },
      .list("goneFindings") { $0.goneFindings },
      .optionalText("findingsNote") { $0.findingsNote },
      .flag("hasRuns") { !$0.runs.isEmpty },
      .list("runs") { $0.runs },
    ]
}

/// A line of a list.
struct TextLine: TemplateContext {
  let text: String

  static let fields: [Field<TextLine>] = [.text("text") { $0.text }]
}
