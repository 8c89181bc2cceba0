import HeapCharts
import HeapProfile
import HeapStatistics
import Measures

extension Report {
  /// At most that many snapshots of a class are shown with their merged referents.
  private static let mergedLimit = 24
  /// At most that many allocation sites of a class are listed.
  private static let siteLimit = 100

  func renderClass(_ index: ClassIndex, _ emit: (OutputFile) throws -> Void) throws {
    let page = Page.classPage(index)
    let root = plan.root(from: page)
    let name = self.name(of: index)
    let summary = analysis.classes[index.rawValue]
    let referents = try referents(of: index)
    let sites = summary.hasTraces ? try analysis.allocationSites(of: index) : []
    let toSnapshot: (Hotspot.Target) -> String? = { target in
      guard case .snapshot(let place) = target else { return nil }
      return self.plan.href(.snapshot(SnapshotIndex(place)), from: page)
    }
    let (merged, mergedNote) = mergedSnapshots(index, referents, on: page)
    let context = ClassPage(
      frame: PageFrame(name, page, of: self), name: name, hue: hues.hue(of: index).styleClass,
      sentence: sentence(about: index),
      instanceFigure: try charts.figure(
        instanceChart(index), root: root, href: toSnapshot, emit),
      sizeFigure: try sizeChart(index, referents).flatMap {
        try charts.figure($0, root: root, href: toSnapshot, emit)
      },
      snapshotRows: snapshotRows(of: index, on: page),
      sizeBuckets: sizeBuckets(of: try SizeDistribution(of: index, in: analysis)),
      knowsVirtual: knowsVirtual,
      merged: merged, mergedNote: mergedNote, hasReferents: summary.hasReferents,
      sites: siteRows(sites, of: index, on: page),
      sitesNote: sites.count > Self.siteLimit
        ? "The first \(Self.siteLimit) of \(GroupedCount(sites.count)) places." : nil,
      hasTraces: summary.hasTraces, lastName: analysis.lastSnapshot.map(proseName(of:)),
      listing: InstanceListing(report: self, owner: index, number: 1))
    try render(page, templates.classPage, context, emit)
  }

  var knowsVirtual: Bool {
    analysis.profile.snapshots.contains { $0.process.virtual != nil }
  }

  /// The latest snapshots with referents, the last one open, and a note when there are more.
  private func mergedSnapshots(
    _ index: ClassIndex, _ referents: [MergedReferents?], on page: Page
  ) -> ([MergedSnapshot], String?) {
    let filled = referents.indices.filter { referents[$0] != nil }
    let shown = filled.suffix(Self.mergedLimit)
    let snapshots = shown.compactMap { place in
      referents[place].map {
        MergedSnapshot(
          report: self, page: page, index: SnapshotIndex(place), merged: $0,
          before: place > 0 ? referents[place - 1] : nil, isOpen: place == filled.last)
      }
    }
    let note = "The last \(shown.count) of \(GroupedCount(filled.count)) snapshots with referents."
    return (snapshots, filled.count > shown.count ? note : nil)
  }

  private func snapshotRows(of index: ClassIndex, on page: Page) -> [ClassSnapshotRow] {
    analysis.snapshotIndices.map { snapshot in
      ClassSnapshotRow(
        snapshotRow: SnapshotRow(report: self, page: page, index: snapshot),
        classRow: ClassRow(
          report: self, page: page, index: index, snapshot: snapshot,
          base: snapshot.rawValue > 0 ? SnapshotIndex(snapshot.rawValue - 1) : nil))
    }
  }

  private func siteRows(_ sites: [AllocationSite], of index: ClassIndex, on page: Page)
    -> [SiteRow]
  {
    let whole = analysis.lastSnapshot.map { analysis.at($0, index).total } ?? 0
    return sites.prefix(Self.siteLimit).map {
      SiteRow(report: self, page: page, owner: index, site: $0, whole: whole)
    }
  }

  /// The class in a sentence (that of Pympler's `HtmlStats.class_summary`, and what became of them).
  private func sentence(about index: ClassIndex) -> String {
    let summary = analysis.classes[index.rawValue]
    guard let sizes = summary.sizes else {
      return "No instance of this class was recorded."
    }
    var sentence = GroupedCount(summary.instances).of("instance", "instances")
    switch summary.freed {
    case 0: sentence += summary.instances == 1 ? ", alive at the end" : ", all alive at the end"
    case summary.instances: sentence += summary.instances == 1 ? ", freed" : ", all freed"
    default:
      sentence += ", \(GroupedCount(summary.alive)) alive at the end"
      sentence += " and \(GroupedCount(summary.freed)) freed"
    }
    if summary.instances == 1 { return sentence + "; at most \(ByteSize(sizes.maximum))." }
    let average = Int64(exactly: sizes.average.rounded()).map { "\(ByteSize($0))" } ?? "–"
    return sentence
      + "; smallest \(ByteSize(sizes.minimum)), average \(average), largest "
      + "\(ByteSize(sizes.maximum)), each at its largest."
  }
}
