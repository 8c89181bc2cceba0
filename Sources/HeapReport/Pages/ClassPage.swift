import HeapCharts
import HeapProfile
import HeapStatistics
import Mustache

/// One class: lifetime, sizes, what its instances hold, where they were made, and the first of them.
struct ClassPage: TemplateContext {
  let frame: PageFrame
  let name: String
  let hue: StaticString
  let sentence: String
  /// What stands out of this class.
  let findings: [FindingContext]
  /// Why births are not exact; nil where they are.
  let birthNote: String?
  /// What the tables leave out; nil where they leave out nothing.
  let countedNote: String?
  /// Why there is no chart; nil where there are charts.
  let chartNote: String?
  let instanceFigure: Figure?
  let sizeFigure: Figure?
  let snapshotRows: [ClassSnapshotRow]
  let snapshotNote: String?
  let sizeBuckets: [SizeBucketRow]
  let sizeNote: String?
  let knowsVirtual: Bool
  let merged: MergedListing
  let partsFigure: Figure?
  let attributes: AttributeTable?
  /// The innermost calls that all call sites share, and the outermost ones.
  let sharedInner: TraceContext?
  let sharedOuter: TraceContext?
  let hasReferents: Bool
  /// Where attributes are known of some instances only.
  let sampleNote: String?
  let sitesFigure: Figure?
  let sites: [SiteRow]
  let sitesNote: String?
  let hasTraces: Bool
  let shared: [SharedRow]
  let sharedNote: String?
  let holders: [HolderRow]
  let holdersNote: String?
  /// Who holds them in the whole heap, if one was captured.
  let heldSection: HeldClassSection?
  let lastName: String?
  let listing: InstanceListing

  static let fields: [Field<ClassPage>] =
    PageFrame.fields { $0.frame } + [
      .text("name", write: { $1.dotted($0.name, isWhole: true) }),
      .text("hue") { "\($0.hue)" },
      .text("sentence") { $0.sentence },
      .list("findings") { $0.findings },
      .optionalText("birthNote") { $0.birthNote },
      .optionalText("countedNote") { $0.countedNote },
      .optionalText("chartNote") { $0.chartNote },
      .object("instanceFigure") { $0.instanceFigure },
      .object("sizeFigure") { $0.sizeFigure },
      .flag("hasSnapshots") { !$0.snapshotRows.isEmpty },
      .list("snapshotRows") { $0.snapshotRows },
      .optionalText("snapshotNote") { $0.snapshotNote },
      .flag("hasSizeBuckets") { !$0.sizeBuckets.isEmpty },
      .list("sizeBuckets") { $0.sizeBuckets },
      .optionalText("sizeNote") { $0.sizeNote },
      .flag("knowsVirtual") { $0.knowsVirtual },
      .flag("hasReferents") { $0.hasReferents },
      .optionalText("sampleNote") { $0.sampleNote },
      .object("mergedListing") { $0.merged },
      .object("partsFigure") { $0.partsFigure },
      .object("attributes") { $0.attributes },
      .object("sharedInner") { $0.sharedInner },
      .object("sharedOuter") { $0.sharedOuter },
      .flag("hasTraces") { $0.hasTraces },
      .object("sitesFigure") { $0.sitesFigure },
      .list("sites") { $0.sites },
      .optionalText("sitesNote") { $0.sitesNote },
      .list("shared") { $0.shared },
      .optionalText("sharedNote") { $0.sharedNote },
      .list("holders") { $0.holders },
      .optionalText("holdersNote") { $0.holdersNote },
      .object("heldSection") { $0.heldSection },
      .optionalText("lastName") { $0.lastName },
      .object("listing") { $0.listing },
    ]
}
