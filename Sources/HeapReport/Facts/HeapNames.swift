import HeapProfile
import HeapStatistics
import Measures
import VisibleText

/// What classes and snapshots are called on pages and in charts.
///
/// Made once: to see whether a name shows anything takes as long as the name is.
struct HeapNames: Sendable {
  private let classes: [String]
  private let snapshots: [String]
  private let profile: HeapProfile

  init(_ analysis: HeapAnalysis) {
    profile = analysis.profile
    classes = profile.classes.map {
      $0.name.showsNothing ? "(no name)" : $0.name
    }
    snapshots = profile.snapshots.enumerated().map { place, snapshot in
      snapshot.description.showsNothing ? "Snapshot \(place + 1)" : snapshot.description
    }
  }

  /// What a class is called: its name, or a word for it where it has none that can be seen.
  func name(of index: ClassIndex) -> String { classes[index.rawValue] }

  /// What a snapshot is called: its description, or its number where it has none.
  func name(of snapshot: SnapshotIndex) -> String { snapshots[snapshot.rawValue] }

  /// How the snapshot of a time was described; nil when there is none of that time.
  func description(at time: Double) -> String? {
    place(at: time).map { profile.snapshots[$0].description }
  }

  /// What the snapshot of a time is called; a time without one is named itself.
  func name(at time: Double) -> String {
    place(at: time).map { snapshots[$0] } ?? "\(Seconds(time))"
  }

  /// The first snapshot of a time; they are in order.
  private func place(at time: Double) -> Int? {
    var low = 0
    var high = profile.snapshots.count
    while low < high {
      let middle = (low + high) / 2
      if profile.snapshots[middle].timestamp < time { low = middle + 1 } else { high = middle }
    }
    return low < profile.snapshots.count && profile.snapshots[low].timestamp == time ? low : nil
  }

  /// The name of a class within a sentence: no longer than a line of text.
  func proseName(of index: ClassIndex) -> String {
    name(of: index).cutToLine
  }

  /// The name within a sentence: no longer than a line, and without the colon at the end of SCons'
  /// descriptions.
  func proseName(of snapshot: SnapshotIndex) -> String {
    let name = name(of: snapshot)
    let trimmed = name.reversed().drop { $0 == ":" || $0.isWhitespace }.reversed()
    return trimmed.isEmpty ? name.cutToLine : "“\(String(trimmed).cutToLine)”"
  }
}

extension String {
  /// The text, or its beginning and its end: the page of the thing has all of it.
  var cutToLine: String {
    cutInMiddle(to: 80)
  }
}
