import HeapCharts
import HeapProfile
import HeapStatistics
import Measures
import Mustache

/// The index of a report on a dump.
struct IndexPages: PageKind {
  private let template: Template<IndexPage>
  private let renderer: (any DrawingRenderer)?

  init(_ library: TemplateLibrary, _ renderer: (any DrawingRenderer)?) throws(TemplateError) {
    template = try library.template("index.mustache", for: IndexPage.self)
    self.renderer = renderer
  }

  func folders(_ facts: ReportFacts) -> [String] { ["charts"] }

  func jobs(_ facts: ReportFacts) -> [PageJob] {
    [
      PageJob { budget in
        try template.files(at: .index, in: facts, renderer, budget) { charts in
          try IndexPage(facts, &charts)
        }
      }
    ]
  }
}

extension IndexPage {
  init(_ facts: ReportFacts, _ charts: inout PageCharts) throws {
    let analysis = facts.analysis
    let words = IndexWords(analysis, facts.names)
    let verdict = VerdictWords(
      analysis, facts.findings, isRedacted: facts.options.isRedacted)
    let shown = analysis.peak ?? analysis.lastSnapshot
    let rows =
      shown.map {
        ClassRow.rows(
          at: $0, against: $0.rawValue == 0 ? nil : SnapshotIndex(0), on: .index, facts)
      } ?? []
    let listed = Set(rows.map(\.index))
    let peak = try PeakParts(facts)
    let attributes = peak.flatMap { AttributeTable($0, facts) }
    let (snapshots, snapshotNote) = Self.snapshots(facts)
    let registered = analysis.classIndices.filter { !listed.contains($0) }
    self.init(
      frame: PageFrame(facts.head.title, .index, in: facts.head),
      headline: verdict.headline ?? words.headline,
      subline: words.subline, tiles: words.tiles,
      trackedFigure: try analysis.peak == nil
        ? nil
        : charts.figure(facts.charts.tracked(), name: "tracked") {
          Self.trackedHref($0, facts)
        },
      processFigure: try facts.charts.process().flatMap {
        try charts.figure($0, name: "process") { Self.snapshotHref($0, facts) }
      },
      peakFigure: try attributes == nil
        ? nil : peak.flatMap { try Self.peakFigure($0, facts, &charts) },
      attributes: attributes,
      callFigure: try facts.charts.calls(facts.sites).flatMap { chart, owners in
        try charts.figure(chart, name: "calls", .roomy) { target in
          guard case .row(let place) = target, owners.indices.contains(place) else { return nil }
          return owners[place].map {
            facts.links.href(facts.links.classPage($0), "sites", from: .index)
          }
        }
      },
      cycles: facts.cycles.map(CyclesSection.init),
      findings: try facts.findings.enumerated().map {
        try FindingContext(
          $0.element, births: "births-\($0.offset + 1)", on: .index, facts, &charts)
      },
      processBar: analysis.peak.flatMap { ProcessBar(analysis.profile.snapshots[$0.rawValue]) },
      nothingFound: verdict.nothingFound,
      classTitle: shown.map { "Classes at \(facts.names.proseName(of: $0))" } ?? "Classes",
      classRows: Array(rows.prefix(ReportLinks.classLimit)),
      registeredRows: registered.prefix(ReportLinks.classLimit).map {
        RegisteredRow(facts: facts, page: .index, index: $0)
      },
      restNote: Self.restNote(rows.count, registered.count),
      birthsLegend: BirthWords.legend(analysis.profile.classes.map(\.births)),
      countedNote: CountedWords.note(
        analysis.untimedShortLived, alive: analysis.unseenAlive),
      missing: MissingSection(analysis.profile.record, isRedacted: facts.options.isRedacted),
      types: analysis.census.map { TypesSection(facts: facts, census: $0) },
      allClasses: RegisteredRow.list.link(to: 1, "All classes by name", from: .index, facts),
      knowsVirtual: facts.knowsVirtual,
      heap: facts.heap.map {
        Link(
          text: $0.facts.words.verdict, href: facts.links.href(HeapFacts.partPage, from: .index))
      },
      snapshotRows: snapshots.map { SnapshotRow(facts: facts, page: .index, index: $0) },
      packageRows: shown.map { PackageRow.rows(at: $0, facts) } ?? [],
      snapshotNote: snapshotNote,
      allSnapshots: SnapshotRow.list.link(to: 1, "All snapshots", from: .index, facts))
  }

  /// The snapshots in the table, and a note where not all are: of many the first, the peak and the
  /// latest.
  private static func snapshots(_ facts: ReportFacts) -> ([SnapshotIndex], String?) {
    let all = Array(facts.analysis.snapshotIndices)
    guard facts.links.snapshotListCount > 0 else { return (all, nil) }
    let latest = all.suffix(30)
    let rest = [all.first, facts.analysis.peak].compactMap(\.self).filter { !latest.contains($0) }
    let shown = Set(rest).sorted() + latest
    return (
      shown,
      "The first of \(GroupedCount(all.count)) snapshots, the peak and the \(latest.count) latest."
    )
  }

  private static func restNote(_ rows: Int, _ registered: Int) -> String? {
    let hidden =
      max(0, rows - ReportLinks.classLimit) + max(0, registered - ReportLinks.classLimit)
    guard hidden > 0 else { return nil }
    return "\(GroupedCount(hidden)) more classes are not in this table."
  }

  /// A click on a band leads to its class, one on a snapshot to its page.
  private static func trackedHref(_ target: Hotspot.Target, _ facts: ReportFacts) -> String? {
    if case .band(let place) = target {
      return facts.href(ofBand: place, from: .index)
        ?? facts.links.href(.index, "classes", from: .index)
    }
    return snapshotHref(target, facts)
  }

  private static func peakFigure(
    _ peak: PeakParts, _ facts: ReportFacts, _ charts: inout PageCharts
  ) throws -> Figure? {
    let (chart, owners) = facts.charts.peak(peak)
    return try charts.figure(chart, name: "peak", .roomy) { target in
      guard case .row(let place) = target, owners.indices.contains(place) else { return nil }
      return facts.links.href(
        facts.links.classPage(owners[place]), "referents", from: .index)
    }
  }

  private static func snapshotHref(_ target: Hotspot.Target, _ facts: ReportFacts) -> String? {
    guard case .snapshot(let place) = target else { return nil }
    return facts.links.href(SnapshotIndex(place), from: .index)
  }
}
