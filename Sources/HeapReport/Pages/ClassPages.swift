import HeapCharts
import HeapFindings
import HeapProfile
import HeapStatistics
import Measures
import Mustache

/// The page of each class, followed by the pages with further instances of it.
struct ClassPages: PageKind {
  private let template: Template<ClassPage>
  private let furtherTemplate: Template<InstancesPage>
  private let renderer: (any DrawingRenderer)?

  init(_ library: TemplateLibrary, _ renderer: (any DrawingRenderer)?) throws(TemplateError) {
    template = try library.template("class.mustache", for: ClassPage.self)
    furtherTemplate = try library.template("instances.mustache", for: InstancesPage.self)
    self.renderer = renderer
  }

  func folders(_ facts: ReportFacts) -> [String] { ["charts", "classes"] }

  func jobs(_ facts: ReportFacts) -> [PageJob] {
    facts.analysis.classIndices.flatMap { index in
      [classJob(index, facts)]
        + stride(from: 2, through: facts.links.places.pageCount(of: index), by: 1).map { number in
          PageJob { budget in
            let page = InstancesPage(index, number, facts)
            let address = facts.links.instancesPage(index, number)
            return [try furtherTemplate.file(page, at: address, in: facts.options.layout, budget)]
          }
        }
    }
  }

  private func classJob(_ index: ClassIndex, _ facts: ReportFacts) -> PageJob {
    PageJob { budget in
      let address = facts.links.classPage(index)
      return try template.files(at: address, in: facts, renderer, budget) { charts in
        try ClassPage(index, facts, &charts)
      }
    }
  }
}

extension ClassPage {
  init(_ index: ClassIndex, _ facts: ReportFacts, _ charts: inout PageCharts) throws {
    let (analysis, names) = (facts.analysis, facts.names)
    let page = facts.links.classPage(index)
    let slug = facts.links.slug(of: index)
    let summary = analysis.classes[index.rawValue]
    let referents = try facts.referents.all(of: index)
    let sites = try facts.sites.all(of: index)
    let href: (Hotspot.Target) -> String? = { target in
      switch target {
      case .snapshot(let place): facts.links.href(SnapshotIndex(place), from: page)
      case .band where summary.hasReferents, .row where summary.hasReferents:
        facts.links.href(page, "trees", from: page)
      default: nil
      }
    }
    let isDrawn = facts.isDrawn(index)
    let figures = try charts.figures(
      [
        .init(
          chart: isDrawn ? facts.charts.size(of: index, referents) : nil, name: "\(slug)-size"),
        .init(
          chart: isDrawn ? facts.charts.instances(of: index) : nil, name: "\(slug)-instances"),
      ], href: href)
    let parts =
      try LargestParts(referents, of: index, facts) ?? LargestParts(sampled: index, facts)
    let (snapshotRows, leftRows) = ClassSnapshotRow.rows(of: index, on: page, facts)
    let distribution = try SizeDistribution(of: index, in: analysis)
    let calls = facts.sites.calls(of: index)
    self.init(
      frame: PageFrame(names.name(of: index), page, in: facts.head), name: names.name(of: index),
      hue: facts.hues.hue(of: index).styleClass, sentence: ClassWords.sentence(about: summary),
      findings: try facts.findings.enumerated().filter { $0.element.subject?.index == index }.map {
        try FindingContext(
          $0.element, births: "\(slug)-births-\($0.offset + 1)", on: page, facts, &charts)
      },
      birthNote: BirthWords(analysis.profile.classes[index.rawValue].births)?.note,
      countedNote: CountedWords.note(summary.untimedShortLived, alive: summary.unseenAlive),
      chartNote: isDrawn ? nil : ClassWords.chartNote, instanceFigure: figures[1],
      sizeFigure: figures[0],
      snapshotRows: snapshotRows,
      snapshotNote: ClassWords.snapshotNote(leftRows, summary, analysis),
      sizeBuckets: SizeBucketRow.rows(of: distribution),
      sizeNote: ClassWords.neverSizedNote(distribution.neverSized),
      knowsVirtual: facts.knowsVirtual,
      merged: MergedListing(referents, of: index, on: page, facts),
      partsFigure: try (isDrawn ? parts?.chart(facts) : nil).flatMap {
        try charts.figure($0, name: "\(slug)-parts", .roomy, href: href)
      },
      attributes: parts.flatMap {
        AttributeTable($0.parts, of: index, bytes: $0.bytes, on: page, facts)
      },
      sharedInner: TraceContext(shared: calls.inner, isRedacted: facts.options.isRedacted),
      sharedOuter: TraceContext(shared: calls.outer, isRedacted: facts.options.isRedacted),
      hasReferents: summary.hasReferents, sampleNote: parts?.note,
      sitesFigure: try (isDrawn ? facts.charts.sites(sites, of: index) : nil).flatMap {
        try charts.figure($0, name: "\(slug)-sites", .roomy) { _ in
          facts.links.href(page, "site-table", from: page)
        }
      },
      sites: Self.siteRows(try facts.sites.listed(of: index), of: index, on: page, facts),
      sitesNote: Self.sitesNote(
        sites.count, listed: try facts.sites.listed(of: index).count, summary),
      hasTraces: summary.hasTraces,
      shared: SharedRow.rows(of: index, on: page, facts),
      sharedNote: SharedRow.note(of: index, facts),
      holders: HolderRow.rows(of: analysis.profile.classes[index.rawValue].holders),
      holdersNote: HolderWords.note(analysis.profile.classes[index.rawValue].holders),
      heldSection: facts.heap.map { HeldClassSection($0.held(index), on: page, $0.facts) },
      lastName: analysis.lastSnapshot.map { names.proseName(of: $0) },
      listing: InstanceListing(facts, of: index, number: 1))
  }

  private static func sitesNote(
    _ count: Int, listed: Int, _ summary: ClassSummary
  ) -> String? {
    var notes: [String] = []
    let counted = summary.shortLived + summary.unseenAlive
    if counted > 0 {
      let count = GroupedCount(counted).of("instance", "instances")
      notes.append("“Created” has the \(count) in it that no snapshot saw.")
    }
    if count > listed {
      notes.append("The first \(listed) of \(GroupedCount(count)) call sites.")
    }
    return notes.isEmpty ? nil : notes.joined(separator: " ")
  }

  private static func siteRows(
    _ sites: ArraySlice<AllocationSite>, of index: ClassIndex, on page: PageAddress,
    _ facts: ReportFacts
  ) -> [SiteRow] {
    let whole = facts.analysis.lastSnapshot.map { facts.analysis.at($0, index).total } ?? 0
    return sites.map {
      SiteRow(facts: facts, page: page, owner: index, site: $0, whole: whole)
    }
  }
}
