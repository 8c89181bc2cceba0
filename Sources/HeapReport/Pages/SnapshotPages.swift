import HeapCharts
import HeapProfile
import HeapStatistics
import Measures
import Mustache

/// The page of each snapshot.
struct SnapshotPages: PageKind {
  private let template: Template<SnapshotPage>
  private let renderer: (any DrawingRenderer)?

  init(_ library: TemplateLibrary, _ renderer: (any DrawingRenderer)?) throws(TemplateError) {
    template = try library.template("snapshot.mustache", for: SnapshotPage.self)
    self.renderer = renderer
  }

  func folders(_ facts: ReportFacts) -> [String] { ["charts", "snapshots"] }

  func jobs(_ facts: ReportFacts) -> [PageJob] {
    facts.analysis.snapshotIndices.filter { facts.links.hasPage($0) }.map { index in
      PageJob { budget in
        let address = facts.links.snapshotPage(index)
        return try template.files(at: address, in: facts, renderer, budget) { charts in
          try SnapshotPage(index, facts, &charts)
        }
      }
    }
  }
}

extension SnapshotPage {
  init(_ index: SnapshotIndex, _ facts: ReportFacts, _ charts: inout PageCharts) throws {
    let (analysis, names) = (facts.analysis, facts.names)
    let page = facts.links.snapshotPage(index)
    let snapshot = analysis.profile.snapshots[index.rawValue]
    let base = index.rawValue > 0 ? SnapshotIndex(index.rawValue - 1) : nil
    let rows = ClassRow.rows(at: index, against: base, on: page, facts)
    let hidden = analysis.profile.classes.count - rows.count
    let left = rows.count - min(rows.count, ReportLinks.classLimit)
    func link(to index: SnapshotIndex) -> Link {
      Link(text: names.name(of: index), href: facts.links.href(index, from: page))
    }
    self.init(
      frame: PageFrame(names.name(of: index), page, in: facts.head),
      name: names.name(of: index), time: "\(Seconds(snapshot.timestamp))",
      sentence: SnapshotWords.sentence(about: snapshot, analysis.snapshots[index.rawValue]),
      isPeak: index == analysis.peak, previous: base.map(link),
      next: index == analysis.lastSnapshot ? nil : link(to: SnapshotIndex(index.rawValue + 1)),
      figure: try Self.distributionFigure(index, on: page, facts, &charts),
      rows: Array(rows.prefix(ReportLinks.classLimit)),
      hiddenNote: Self.hiddenNote(empty: hidden, left: left),
      birthsLegend: BirthWords.legend(
        rows.map { analysis.profile.classes[$0.index.rawValue].births }),
      baseName: base.map { names.proseName(of: $0) },
      knowsVirtual: snapshot.process.virtual != nil,
      sections: RunChangeSection.all(at: index, on: page, facts),
      processBar: ProcessBar(snapshot),
      process: SnapshotWords.processDetails(snapshot),
      platform: SnapshotWords.platformDetails(snapshot))
  }

  private static func hiddenNote(empty: Int, left: Int) -> String? {
    var notes: [String] = []
    if left > 0 {
      notes.append("\(GroupedCount(left).of("smaller class is", "smaller classes are")) left out.")
    }
    if empty > 0 {
      notes.append(
        "\(GroupedCount(empty).of("class", "classes")) had no instances at this snapshot.")
    }
    return notes.isEmpty ? nil : notes.joined(separator: " ")
  }

  /// The snapshot's classes as bars; nothing is drawn when nothing was tracked.
  private static func distributionFigure(
    _ index: SnapshotIndex, on page: PageAddress, _ facts: ReportFacts,
    _ charts: inout PageCharts
  ) throws -> Figure? {
    guard facts.analysis.profile.snapshots[index.rawValue].trackedTotal > 0 else { return nil }
    let bands = facts.hues.bands.indices.filter {
      facts.hues.bands[$0].total(at: index, facts.analysis) > 0
    }
    return try charts.figure(
      facts.charts.distribution(at: index), name: "snapshot-\(index.rawValue + 1)"
    ) { target in
      guard case .row(let place) = target else { return nil }
      return (bands.indices.contains(place) ? facts.href(ofBand: bands[place], from: page) : nil)
        ?? facts.links.href(page, "classes", from: page)
    }
  }
}
