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
  private let renderer: any DrawingRenderer

  init(_ library: TemplateLibrary, _ renderer: any DrawingRenderer) throws(TemplateError) {
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
      var charts = PageCharts(
        on: address, in: facts.options.layout, png: facts.options.png, renderer, budget)
      let page = try ClassPage(index, facts, &charts)
      return [try template.file(page, at: address, in: facts.options.layout, budget)]
        + charts.files
    }
  }
}

extension ClassPage {
  /// At most that many snapshots of a class are shown with their merged referents.
  private static let mergedLimit = 24
  /// At most that many allocation sites of a class are listed.
  private static let siteLimit = 100

  init(_ index: ClassIndex, _ facts: ReportFacts, _ charts: inout PageCharts) throws {
    let (analysis, names) = (facts.analysis, facts.names)
    let page = facts.links.classPage(index)
    let slug = facts.links.slug(of: index)
    let summary = analysis.classes[index.rawValue]
    let referents = try analysis.mergedReferents(of: index)
    let sites = summary.hasTraces ? try analysis.allocationSites(of: index) : []
    let toSnapshot: (Hotspot.Target) -> String? = { target in
      guard case .snapshot(let place) = target else { return nil }
      return facts.links.href(SnapshotIndex(place), from: page)
    }
    let (merged, mergedNote) = Self.mergedSnapshots(referents, on: page, facts)
    self.init(
      frame: PageFrame(names.name(of: index), page, in: facts.head), name: names.name(of: index),
      hue: facts.hues.hue(of: index).styleClass, sentence: ClassWords.sentence(about: summary),
      findings: facts.findings.filter { $0.subject?.index == index }.map {
        FindingContext($0, on: page, facts)
      },
      birthNote: BirthWords(analysis.profile.classes[index.rawValue].births)?.note,
      countedNote: CountedWords.note(summary.untimedShortLived, alive: summary.unseenAlive),
      instanceFigure: try charts.figure(
        facts.charts.instances(of: index), name: "\(slug)-instances", href: toSnapshot),
      sizeFigure: try facts.charts.size(of: index, referents).flatMap {
        try charts.figure($0, name: "\(slug)-size", href: toSnapshot)
      },
      snapshotRows: Self.snapshotRows(of: index, on: page, facts),
      sizeBuckets: SizeBucketRow.rows(of: try SizeDistribution(of: index, in: analysis)),
      knowsVirtual: facts.knowsVirtual, merged: merged, mergedNote: mergedNote,
      hasReferents: summary.hasReferents, sites: Self.siteRows(sites, of: index, on: page, facts),
      sitesNote: Self.sitesNote(sites, summary),
      hasTraces: summary.hasTraces,
      holders: HolderRow.rows(of: analysis.profile.classes[index.rawValue].holders),
      holdersNote: HolderWords.note(analysis.profile.classes[index.rawValue].holders),
      lastName: analysis.lastSnapshot.map { names.proseName(of: $0) },
      listing: InstanceListing(facts, of: index, number: 1))
  }

  /// The latest snapshots with referents, the last one open, and a note when there are more.
  private static func mergedSnapshots(
    _ referents: [MergedReferents?], on page: PageAddress, _ facts: ReportFacts
  ) -> ([MergedSnapshot], String?) {
    let filled = referents.indices.filter { referents[$0] != nil }
    let shown = filled.suffix(mergedLimit)
    let snapshots = shown.compactMap { place in
      referents[place].map {
        MergedSnapshot(
          facts: facts, page: page, index: SnapshotIndex(place), merged: $0,
          before: place > 0 ? referents[place - 1] : nil, isOpen: place == filled.last)
      }
    }
    let note = "The last \(shown.count) of \(GroupedCount(filled.count)) snapshots with referents."
    return (snapshots, filled.count > shown.count ? note : nil)
  }

  private static func snapshotRows(
    of index: ClassIndex, on page: PageAddress, _ facts: ReportFacts
  ) -> [ClassSnapshotRow] {
    facts.analysis.snapshotIndices.map { snapshot in
      ClassSnapshotRow(
        snapshotRow: SnapshotRow(facts: facts, page: page, index: snapshot),
        classRow: ClassRow(
          facts: facts, page: page, index: index, snapshot: snapshot,
          base: snapshot.rawValue > 0 ? SnapshotIndex(snapshot.rawValue - 1) : nil))
    }
  }

  private static func sitesNote(_ sites: [AllocationSite], _ summary: ClassSummary) -> String? {
    var notes: [String] = []
    let counted = summary.shortLived + summary.unseenAlive
    if counted > 0 {
      let count = GroupedCount(counted).of("instance", "instances")
      notes.append("“Created” has the \(count) in it that no snapshot saw.")
    }
    if sites.count > siteLimit {
      notes.append("The first \(siteLimit) of \(GroupedCount(sites.count)) call sites.")
    }
    return notes.isEmpty ? nil : notes.joined(separator: " ")
  }

  private static func siteRows(
    _ sites: [AllocationSite], of index: ClassIndex, on page: PageAddress, _ facts: ReportFacts
  ) -> [SiteRow] {
    let whole = facts.analysis.lastSnapshot.map { facts.analysis.at($0, index).total } ?? 0
    return sites.prefix(siteLimit).map {
      SiteRow(facts: facts, page: page, owner: index, site: $0, whole: whole)
    }
  }
}
