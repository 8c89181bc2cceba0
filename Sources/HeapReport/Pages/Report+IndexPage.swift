import HeapCharts
import HeapProfile
import HeapStatistics
import Measures

extension Report {
  func renderIndex(_ emit: (OutputFile) throws -> Void) throws {
    let page = Page.index
    let root = plan.root(from: page)
    let shown = analysis.peak ?? analysis.lastSnapshot
    let rows =
      shown.map {
        classRows(at: $0, against: $0.rawValue == 0 ? nil : SnapshotIndex(0), on: page)
      } ?? []
    let listed = Set(rows.map(\.index))
    let registered = analysis.classIndices.filter { !listed.contains($0) }
    let context = IndexPage(
      frame: PageFrame(options.title, page, of: self), headline: headline, subline: subline,
      tiles: tiles,
      trackedFigure: try analysis.peak == nil
        ? nil
        : charts.figure(trackedChart(), root: root, href: trackedHref, emit),
      processFigure: try processChart().flatMap {
        try charts.figure($0, root: root, href: snapshotHref, emit)
      },
      cycles: garbage.map(CyclesSection.init),
      findings: try findingContexts(on: page),
      classTitle: shown.map { "Classes at \(proseName(of: $0))" } ?? "Classes",
      classRows: Array(rows.prefix(SitePlan.classLimit)),
      registeredRows: registered.prefix(SitePlan.classLimit).map {
        RegisteredRow(report: self, page: page, index: $0)
      },
      restNote: restNote(rows.count, registered.count),
      allClasses: classListLink(1, "All classes by name", from: page), knowsVirtual: knowsVirtual,
      snapshotRows: analysis.snapshotIndices.map {
        SnapshotRow(report: self, page: page, index: $0)
      })
    try render(page, templates.index, context, emit)
  }

  private func restNote(_ rows: Int, _ registered: Int) -> String? {
    let hidden = max(0, rows - SitePlan.classLimit) + max(0, registered - SitePlan.classLimit)
    guard hidden > 0 else { return nil }
    return "\(GroupedCount(hidden)) more classes are not in this table."
  }

  /// A click on a band leads to its class, one on a snapshot to its page.
  private func trackedHref(_ target: Hotspot.Target) -> String? {
    if case .band(let place) = target {
      return hues.ranked.indices.contains(place)
        ? plan.href(.classPage(hues.ranked[place]), from: .index)
        : plan.href(.index, "classes", from: .index)
    }
    return snapshotHref(target)
  }

  private func snapshotHref(_ target: Hotspot.Target) -> String? {
    guard case .snapshot(let place) = target else { return nil }
    return plan.href(.snapshot(SnapshotIndex(place)), from: .index)
  }
}
