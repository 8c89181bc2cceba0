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
  init(_ merged: [MergedReferents?], of profile: HeapProfile) {
    var places: [String: Int] = [:]
    for (snapshot, referents) in merged.enumerated() {
      for row in referents.map(Self.tellingRows) ?? [] {
        let name = row.key.withBytes(in: profile.texts) { String(decoding: $0, as: UTF8.self) }
        if Self.isKey(name) { continue }
        let place = places[name] ?? parts.count
        if place == parts.count {
          places[name] = place
          parts.append(
            Part(name: Self.display(name), bytes: Array(repeating: 0, count: merged.count)))
        }
        parts[place].bytes[snapshot] = (parts[place].bytes[snapshot] ?? 0) &+ row.size
      }
    }
  }

  /// The parts with the largest bytes at any snapshot.
  func largest(_ count: Int) -> [Part] {
    let sizes = parts.map { $0.bytes.compactMap(\.self).max() ?? 0 }
    return parts.indices.sorted { (-sizes[$0], $0) < (-sizes[$1], $1) }
      .prefix(count).filter { sizes[$0] > 0 }.map { parts[$0] }
  }

  /// The rows of the first level; those of `__dict__` in its place.
  private static func tellingRows(_ merged: MergedReferents) -> [MergedReferents.Row] {
    var rows: [MergedReferents.Row] = []
    var place = 1
    while place < merged.rows.count {
      let row = merged.rows[place]
      let isContainer = row.level == 1 && row.descendants > 0
      if isContainer {
        place += 1  // its own rows follow
      } else {
        rows.append(row)
        place += row.descendants + 1
      }
    }
    return rows
  }

  /// Keys of dictionaries are shared by all instances: what they take says nothing.
  private static func isKey(_ name: String) -> Bool { name.hasPrefix("[K] ") }

  /// `[V] name` without the prefix.
  private static func display(_ name: String) -> String {
    name.hasPrefix("[V] ") ? String(name.dropFirst(4)) : name
  }
}
