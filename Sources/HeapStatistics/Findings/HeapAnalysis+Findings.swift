import HeapProfile

extension HeapAnalysis {
  /// What to look at first, the most important first; none for a dump without anything notable.
  package func findings() throws(OverflowError) -> [Finding] {
    guard let last = lastSnapshot, let peak else { return [] }
    var findings: [Finding] = []
    if let dominant = dominance(at: peak) { findings.append(.dominant(dominant)) }
    let peakTotal = profile.snapshots[peak.rawValue].trackedTotal
    let growths = classIndices.compactMap(growth)
      .filter { ($0.to - $0.from) >= peakTotal / 20 }
      .sorted { ($1.to - $1.from, $0.index) < ($0.to - $0.from, $1.index) }
    findings += growths.prefix(3).map(Finding.growing)
    let grown = Set(growths.map(\.index))
    let kept = classIndices.filter { !grown.contains($0) }
      .compactMap { accumulation($0, last) }
      .sorted { ($1.total, $0.index) < ($0.total, $1.index) }
    findings += kept.prefix(2).map(Finding.neverFreed)
    findings += try concentrations(at: last).prefix(2).map(Finding.site)
    return findings
  }

  /// The class with the most bytes, if it has at least a third of them.
  private func dominance(at peak: SnapshotIndex) -> Finding.Dominance? {
    let tracked = profile.snapshots[peak.rawValue].trackedTotal
    let largest = classIndices.max { (at(peak, $0).total, $1) < (at(peak, $1).total, $0) }
    guard let largest, profile.classes.count > 1 else { return nil }
    let cell = at(peak, largest)
    guard let share = cell.share(of: tracked), share >= 1.0 / 3 else { return nil }
    // A part that is more than the whole: one of the two numbers is wrong.
    if share > 1, snapshots[peak.rawValue].contradiction != nil { return nil }
    return Finding.Dominance(
      index: largest, snapshot: peak, alive: cell.alive, total: cell.total, tracked: tracked)
  }

  /// A class that grew at every one of at least three snapshots, and by a tenth or more.
  ///
  /// The first snapshots, before it had any instance, do not count.
  private func growth(_ index: ClassIndex) -> Finding.Growth? {
    let indices = snapshotIndices.drop { at($0, index).total == 0 }
    guard indices.count >= 3, let first = indices.first, let last = indices.last else { return nil }
    var before: Int64 = -1
    for snapshot in indices {
      let total = at(snapshot, index).total
      guard total > before else { return nil }
      before = total
    }
    let from = at(first, index).total
    guard before - from > from / 10 else { return nil }
    let later = indices.dropFirst()
    return Finding.Growth(
      index: index, first: first, last: last, from: from, to: before,
      born: later.reduce(0) { $0 + at($1, index).born },
      freed: later.reduce(0) { $0 + at($1, index).freed })
  }

  /// A class of at least a hundred instances and a twentieth of the tracked bytes, none freed.
  private func accumulation(_ index: ClassIndex, _ last: SnapshotIndex) -> Finding.Accumulation? {
    let summary = classes[index.rawValue]
    let cell = at(last, index)
    guard summary.freed == 0, summary.instances >= 100,
      let share = cell.share(of: profile.snapshots[last.rawValue].trackedTotal), share >= 0.05
    else { return nil }
    return Finding.Accumulation(index: index, alive: summary.alive, total: cell.total)
  }

  /// Classes of which one of several call sites created at least half the bytes.
  private func concentrations(at last: SnapshotIndex) throws(OverflowError)
    -> [Finding.Concentration]
  {
    var found: [Finding.Concentration] = []
    let tracked = profile.snapshots[last.rawValue].trackedTotal
    for index in classIndices where classes[index.rawValue].hasTraces {
      let cell = at(last, index)
      guard let share = cell.share(of: tracked), share >= 0.05 else { continue }
      let sites = try allocationSites(of: index)
      guard sites.count > 1, let first = sites.first, first.trace != nil,
        first.lastTotal > cell.total / 2
      else { continue }
      found.append(Finding.Concentration(index: index, site: first, total: cell.total))
    }
    return found.sorted { ($1.site.lastTotal, $0.index) < ($0.site.lastTotal, $1.index) }
  }
}
