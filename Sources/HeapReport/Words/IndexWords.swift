import HeapProfile
import HeapStatistics
import Measures

/// The answer in the first lines of the index.
struct IndexWords {
  private let analysis: HeapAnalysis
  private let names: HeapNames

  init(_ analysis: HeapAnalysis, _ names: HeapNames) {
    self.analysis = analysis
    self.names = names
  }

  /// How much was tracked at the peak.
  var headline: String {
    let snapshots = analysis.profile.snapshots
    guard let peak = analysis.peak else {
      if let types = countedTypes { return types }
      return snapshots.isEmpty ? "No snapshots in this dump" : "Nothing was tracked at any snapshot"
    }
    let most = ByteSize(snapshots[peak.rawValue].trackedTotal)
    return snapshots.count == 1
      ? "\(most) tracked at \(names.proseName(of: peak))"
      : "Peak: \(most) tracked at \(names.proseName(of: peak))"
  }

  /// What was counted in a recording without any tracked class.
  private var countedTypes: String? {
    guard analysis.profile.classes.isEmpty, let census = analysis.census else { return nil }
    let types = GroupedCount(census.types.count).of("type", "types")
    return "No class was tracked; \(types) counted"
  }

  private static let trackAdvice =
    "Below are the largest and fastest-growing types. Record again and track one of them to see its "
    + "instances, what they hold and where they are created."

  private var endWithoutSnapshot: String {
    analysis.profile.record?.ending == .killed
      ? "The program was killed before it took one." : "The program ended before it took one."
  }

  /// What a report without sizes shows.
  private var whatIsThere: String {
    if analysis.classes.contains(where: { $0.instances > 0 }) {
      return "The registered instances are listed below."
    }
    return analysis.created > 0
      ? "Its instances were only counted." : "No instance was recorded."
  }

  /// When the peak was, and what most of it was.
  var subline: String {
    let snapshots = analysis.profile.snapshots
    guard let peak = analysis.peak, let last = analysis.lastSnapshot else {
      if countedTypes != nil { return Self.trackAdvice }
      return snapshots.isEmpty ? "\(endWithoutSnapshot) \(whatIsThere)" : whatIsThere
    }
    let snapshot = snapshots[peak.rawValue]
    var place = "The peak is snapshot \(peak.rawValue + 1) of \(snapshots.count)"
    if snapshots.count == 1 {
      place = "The only snapshot"
    } else if peak == last {
      place = "The peak is the last of \(snapshots.count) snapshots"
    }
    var sentence = "\(place), \(Seconds(snapshot.timestamp)) after the start."
    if let largest = analysis.classesBySize(at: peak).first {
      let cell = analysis.at(peak, largest)
      // A part cannot be more than the whole: see below.
      if cell.total <= snapshot.trackedTotal
        || analysis.snapshots[peak.rawValue].contradiction == nil,
        let share = Percent(cell.total, of: snapshot.trackedTotal)
      {
        let instances = GroupedCount(cell.alive).of("instance", "instances")
        let name = names.proseName(of: largest)
        sentence += " \(share) of it belongs to \(instances) of \(name)."
      }
    }
    if let classes = analysis.snapshots[peak.rawValue].contradiction {
      sentence += " " + SnapshotWords.contradiction(classes)
    }
    if peak != last {
      sentence += " At the end, \(ByteSize(snapshots[last.rawValue].trackedTotal)) was tracked."
    }
    return sentence
  }

  /// The key figures.
  var tiles: [Tile] {
    let profile = analysis.profile
    let (created, freed, shortLived) = (analysis.created, analysis.freed, analysis.shortLived)
    let counted =
      shortLived > 0 ? ", \(GroupedCount(shortLived)) of them between two snapshots" : ""
    let alive = Tile(
      label: "Instances alive at the end", value: "\(GroupedCount(created - freed))",
      note: "\(GroupedCount(freed)) of \(GroupedCount(created)) freed\(counted)")
    guard let last = profile.snapshots.last else { return [alive] }
    var tiles: [Tile] = []
    if let peak = analysis.peak {
      let snapshot = profile.snapshots[peak.rawValue]
      tiles.append(
        tile(
          "Tracked at the peak", snapshot.trackedTotal,
          snapshot.process.virtual.flatMap { Percent(snapshot.trackedTotal, of: $0) }.map {
            "\($0) of virtual memory"
          }))
    }
    tiles.append(tile("Tracked at the last snapshot", last.trackedTotal, changeNote))
    tiles.append(alive)
    if let measurable = profile.snapshots.last(where: { $0.measurableTotal != nil }),
      let bytes = measurable.measurableTotal
    {
      let untracked = max(0, bytes - measurable.trackedTotal)
      tiles.append(tile("Measurable objects", bytes, "\(ByteSize(untracked)) not tracked"))
    }
    if let virtual = last.process.virtual {
      tiles.append(
        tile(
          "Virtual memory", virtual,
          last.process.resident.map { "\(ByteSize($0)) physical" }))
    }
    return tiles
  }

  private func tile(_ label: String, _ bytes: ByteCount, _ note: String?) -> Tile {
    Tile(
      label: label, value: "\(ByteSize(bytes))", exact: "\(GroupedCount(bytes)) bytes", note: note)
  }

  private var changeNote: String? {
    let snapshots = analysis.profile.snapshots
    guard snapshots.count > 1, let first = snapshots.first else {
      return nil
    }
    return "\(ByteSize(first.trackedTotal)) at the first snapshot"
  }
}
