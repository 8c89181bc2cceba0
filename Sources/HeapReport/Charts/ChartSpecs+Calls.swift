import HeapCharts
import HeapProfile
import HeapStatistics
import Measures

/// The charts of where bytes were made.
extension ChartSpecs {
  /// The program's own code; libraries are grey.
  private static let own = Hue.rank(5)
  /// The part of the peak that must have traces, so that the chart is one of the whole program.
  private static let leastShare = 0.8

  /// All classes at the peak, with the class of each cell that is one; nil where most instances have
  /// no trace.
  func calls(_ places: SitePlaces) -> (ChartSpec, owners: [ClassIndex?])? {
    guard let peak = analysis.peak else { return nil }
    let sites = analysis.classIndices.flatMap { index in
      ((try? places.all(of: index)) ?? []).compactMap { site in
        site.trace.map { CallTree.Site(trace: $0, owner: index, bytes: site.peakTotal) }
      }
    }
    let tree = CallTree(sites, in: analysis.profile, showsOwners: true)
    let whole = max(
      analysis.profile.snapshots[peak.rawValue].trackedTotal,
      analysis.snapshots[peak.rawValue].classTotal)
    guard Double(tree.total) >= Self.leastShare * Double(whole) else { return nil }
    let spec = spec(
      tree, title: "Where tracked memory was made, at \(names.proseName(of: peak))",
      total: whole, of: "the peak",
      caption: "The outermost call is on top; the last boxes are the classes that were made.")
    return spec.map { ($0, tree.nodes.map(\.owner)) }
  }

  /// The call sites of a class, by its bytes at the last snapshot, or at the peak where none of them
  /// is left.
  func sites(_ sites: [AllocationSite], of index: ClassIndex) -> ChartSpec? {
    guard let last = analysis.lastSnapshot, let peak = analysis.peak else { return nil }
    let isLast = sites.contains { $0.lastTotal > 0 }
    let snapshot = isLast ? last : peak
    let tree = CallTree(
      sites.compactMap { site in
        site.trace.map {
          CallTree.Site(
            trace: $0, owner: index, bytes: isLast ? site.lastTotal : site.peakTotal)
        }
      }, in: analysis.profile, showsOwners: false)
    // One way only: the table says it in a line.
    guard tree.nodes.count > 2 else { return nil }
    return spec(
      tree, title: "Where its bytes were made, at \(names.proseName(of: snapshot))",
      total: max(analysis.at(snapshot, index).total, tree.total), of: "the class then",
      caption: "The outermost call is on top.")
  }

  private func spec(
    _ tree: CallTree, title: String, total: ByteCount, of whole: String, caption: String
  ) -> ChartSpec? {
    guard !tree.nodes.isEmpty else { return nil }
    let hasOwn = tree.nodes.contains { $0.owner == nil && !$0.isOfLibrary }
    let cells = tree.nodes.map { node in
      if let owner = node.owner {
        return IcicleChart.Cell(
          name: names.name(of: owner), hue: hues.hue(of: owner), bytes: node.bytes,
          level: node.level, isBold: true)
      }
      return IcicleChart.Cell(
        name: CallWords.name(node.frames, isOfLibrary: node.isOfLibrary),
        hue: node.isOfLibrary ? .other : Self.own, bytes: node.bytes, level: node.level,
        isBold: !node.isOfLibrary)
    }
    let chart = IcicleChart(title: title, cells: cells, total: total, whole: whole)
    let origin =
      hasOwn
      ? "Orange and bold: your own files; grey: libraries and Python."
      : "Grey: libraries and Python; no call is in a file of your own."
    return ChartSpec(
      caption: "\(caption) \(origin) The width is bytes; calls that lead to one other call only "
        + "share a box."
    ) { chart.chart($0, measure: $1) }
  }
}
