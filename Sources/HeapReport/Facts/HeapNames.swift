import HeapProfile
import HeapStatistics
import Measures

/// What classes and snapshots are called on pages and in charts.
struct HeapNames: Sendable {
  private let profile: HeapProfile

  init(_ analysis: HeapAnalysis) {
    profile = analysis.profile
  }

  /// What a class is called: its name, or a word for it where it has none that can be seen.
  func name(of index: ClassIndex) -> String {
    let name = profile.classes[index.rawValue].name
    return name.allSatisfy(\.isWhitespace) ? "(no name)" : name
  }

  /// What a snapshot is called: its description, or its number where it has none.
  func name(of snapshot: SnapshotIndex) -> String {
    let description = profile.snapshots[snapshot.rawValue].description
    let isBlank = description.allSatisfy(\.isWhitespace)
    return isBlank ? "Snapshot \(snapshot.rawValue + 1)" : description
  }

  /// How the snapshot of a time was described; nil when there is none of that time.
  func description(at time: Double) -> String? {
    profile.snapshots.first { $0.timestamp == time }?.description
  }

  /// What the snapshot of a time is called; a time without one is named itself.
  func name(at time: Double) -> String {
    let place = profile.snapshots.firstIndex { $0.timestamp == time }
    return place.map { name(of: SnapshotIndex($0)) } ?? "\(Seconds(time))"
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
  /// The text, or its beginning and an ellipsis: the page of the thing has all of it.
  var cutToLine: String {
    let limit = 80
    guard unicodeScalars.count > limit else { return self }
    return String(unicodeScalars.prefix(limit - 1)) + "…"
  }
}
