import HeapProfile
import HeapStatistics

/// What the bytes of a class are made of at each snapshot: the rows of its merged referents that
/// tell most.
///
/// A row that has rows below it is taken apart: `__dict__` says nothing, the attributes in it do.
struct SizeParts {
  /// A referent's name and its bytes at every snapshot.
  struct Part {
    var name: String
    var bytes: [Int64?]
  }

  private var parts: [Part] = []
  var isEmpty: Bool { parts.isEmpty }

  /// - Parameter merged: the referents at each snapshot, nil where there are none.
  /// - Parameter isRedacted: whether names that may reveal the program's data are left out.
  init(_ merged: [MergedReferents?], of profile: HeapProfile, isRedacted: Bool) {
    // By their bytes: two names that only look the same are two parts.
    var places: [[UInt8]: Int] = [:]
    for (snapshot, referents) in merged.enumerated() {
      guard let referents else { continue }
      for (row, parent) in Self.tellingRows(referents) {
        let isHidden = isRedacted && Redaction.hides(row.key, below: parent, in: profile.texts)
        let name =
          isHidden
          ? "(hidden)"
          : row.key.withBytes(in: profile.texts) { String(decoding: $0, as: UTF8.self) }
        if Self.isKey(name) { continue }
        let key = Array(name.utf8)
        let place = places[key] ?? parts.count
        if place == parts.count {
          places[key] = place
          parts.append(
            Part(name: Self.display(name), bytes: Array(repeating: 0, count: merged.count)))
        }
        parts[place].bytes[snapshot] = (parts[place].bytes[snapshot] ?? 0) + row.size
      }
    }
  }

  /// The parts with the largest bytes at any snapshot.
  func largest(_ count: Int) -> [Part] {
    let sizes = parts.map { $0.bytes.compactMap(\.self).max() ?? 0 }
    return parts.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
      .prefix(count).filter { sizes[$0] > 0 }.map { parts[$0] }
  }

  /// The rows of the first level, with those of `__dict__` in its place; each comes with the name
  /// above it.
  private static func tellingRows(_ merged: MergedReferents) -> [(
    row: MergedReferents.Row, parent: ReferentKey?
  )] {
    var rows: [(row: MergedReferents.Row, parent: ReferentKey?)] = []
    var parent: ReferentKey?
    var place = 1
    while place < merged.rows.count {
      let row = merged.rows[place]
      let isContainer = row.level == 1 && row.descendants > 0
      if row.level == 1 { parent = nil }
      if isContainer {
        parent = row.key
        place += 1  // its own rows follow
      } else {
        rows.append((row, parent))
        place += row.descendants + 1
      }
    }
    return rows
  }

  /// Keys of dictionaries are shared by all instances: their size says nothing.
  private static func isKey(_ name: String) -> Bool { name.hasPrefix("[K] ") }

  /// `[V] name` without the prefix.
  private static func display(_ name: String) -> String {
    name.hasPrefix("[V] ") ? String(name.dropFirst(4)) : name
  }
}
