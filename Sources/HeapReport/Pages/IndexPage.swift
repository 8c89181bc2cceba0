import Mustache

/// The page to open first: how much, of what, since when, and whether it grows.
struct IndexPage: TemplateContext {
  let frame: PageFrame
  let headline: String
  let subline: String
  let tiles: [Tile]
  let trackedFigure: Figure?
  let processFigure: Figure?
  let peakFigure: Figure?
  let attributes: AttributeTable?
  let callFigure: Figure?
  let cycles: CyclesSection?
  let findings: [FindingContext]
  /// The memory of the process at the peak.
  let processBar: ProcessBar?
  /// What is said instead where nothing stands out; nil with findings, and without sizes.
  let nothingFound: String?
  let classTitle: String
  let classRows: [ClassRow]
  let registeredRows: [RegisteredRow]
  let restNote: String?
  let birthsLegend: String?
  let countedNote: String?
  let missing: MissingSection?
  let types: TypesSection?
  let allClasses: Link?
  let knowsVirtual: Bool
  /// Who holds the whole heap, if one was captured.
  let heap: Link?
  let snapshotRows: [SnapshotRow]
  let packageRows: [PackageRow]
  /// Which snapshots are in the table, where not all are.
  let snapshotNote: String?
  let allSnapshots: Link?

  private var hasClasses: Bool { !classRows.isEmpty || !registeredRows.isEmpty }

  static let fields: [Field<IndexPage>] =
    PageFrame.fields { $0.frame } + [
      .text("headline") { $0.headline },
      .text("subline") { $0.subline },
      .list("tiles") { $0.tiles },
      .object("trackedFigure") { $0.trackedFigure },
      .object("processFigure") { $0.processFigure },
      .object("peakFigure") { $0.peakFigure },
      .object("attributes") { $0.attributes },
      .object("callFigure") { $0.callFigure },
      .object("cycles") { $0.cycles },
      .flag("hasFindings") { !$0.findings.isEmpty },
      .text("findingsTitle") {
        $0.findings.count == 1 ? "What to look at" : "What to look at first"
      },
      .list("findings") { $0.findings },
      .object("heap") { $0.heap },
      .object("processBar") { $0.processBar },
      .optionalText("nothingFound") { $0.nothingFound },
      .text("classTitle") { $0.classTitle },
      .flag("hasClassRows") { !$0.classRows.isEmpty },
      .list("classRows") { $0.classRows },
      .flag("hasPackages") { !$0.packageRows.isEmpty },
      .list("packageRows") { $0.packageRows },
      .flag("hasCurves") { $0.snapshotRows.count > 1 },
      .text("changeTitle") { _ in "Change since the first" },
      .flag("hasRegisteredRows") { !$0.registeredRows.isEmpty },
      .list("registeredRows") { $0.registeredRows },
      .optionalText("restNote") { $0.restNote },
      .optionalText("birthsLegend") { $0.birthsLegend },
      .optionalText("countedNote") { $0.countedNote },
      .object("missing") { $0.missing },
      .object("types") { $0.types },
      .flag("hasClasses") { $0.hasClasses },
      .object("allClasses") { $0.allClasses },
      .flag("knowsVirtual") { $0.knowsVirtual },
      .flag("hasSnapshots") { !$0.snapshotRows.isEmpty },
      .list("snapshotRows") { $0.snapshotRows },
      .optionalText("snapshotNote") { $0.snapshotNote },
      .object("allSnapshots") { $0.allSnapshots },
    ]
}
