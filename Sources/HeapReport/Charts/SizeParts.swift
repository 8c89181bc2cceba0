import HeapProfile
import HeapStatistics
import Measures

/// What the bytes of a class are made of at each snapshot: its attributes, and nothing is left out.
///
/// `__dict__` is taken apart, because it says nothing and the attributes in it do. Nothing else is: an
/// attribute is one part, with all that it holds.
struct SizeParts {
  /// A referent's name and its bytes at every snapshot.
  struct Part {
    var name: String
    /// Whether it was found in `__dict__`.
    var isInDictionary: Bool
    var bytes: [ByteCount?]
  }

  private var parts: [Part] = []
  var isEmpty: Bool { parts.isEmpty }

  /// Where a part is in the tree: the same name in `__dict__` and beside it are two parts.
  private struct Path: Hashable {
    var isInDictionary: Bool
    /// The name's bytes: names that only look equal are different.
    var name: [UInt8]
  }

  /// - Parameter merged: the referents at each snapshot, nil where there are none.
  /// - Parameter isRedacted: whether names that may reveal the program's data are left out.
  init(_ merged: [MergedReferents?], of profile: HeapProfile, isRedacted: Bool) {
    var places: [Path: Int] = [:]
    for (snapshot, referents) in merged.enumerated() {
      guard let referents else { continue }
      for (row, parent) in Self.tellingRows(referents, profile.texts) {
        let isHidden = isRedacted && Redaction.hides(row.key, below: parent, in: profile.texts)
        let name = isHidden ? Self.hidden : row.key.withBytes(in: profile.texts) { Array($0) }
        let path = Path(isInDictionary: parent != nil, name: name)
        let place = places[path] ?? parts.count
        if place == parts.count {
          places[path] = place
          parts.append(
            Part(
              name: name.withUnsafeBytes(Self.display),
              isInDictionary: parent != nil, bytes: Array(repeating: 0, count: merged.count)))
        }
        parts[place].bytes[snapshot] = (parts[place].bytes[snapshot] ?? 0) + row.size
      }
    }
    tellApart()
  }

  /// Two parts with one name are told apart by where they are.
  private mutating func tellApart() {
    let counts = Dictionary(parts.map { ($0.name, 1) }, uniquingKeysWith: +)
    for place in parts.indices where counts[parts[place].name] ?? 1 > 1 {
      parts[place].name = (parts[place].isInDictionary ? "__dict__: " : "") + parts[place].name
    }
  }

  /// The parts with the largest bytes at any snapshot, those with fewer than `least` left out.
  func largest(_ count: Int, atLeast least: ByteCount = 0) -> [Part] {
    let sizes = parts.map { $0.bytes.compactMap(\.self).max() ?? 0 }
    return parts.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
      .prefix(count).filter { sizes[$0] > 0 && sizes[$0] >= least }.map { parts[$0] }
  }

  /// The rows of the first level, with those of `__dict__` in its place; each comes with the name
  /// above it.
  private static func tellingRows(_ merged: MergedReferents, _ texts: TextStore) -> [(
    row: MergedReferents.Row, parent: ReferentKey?
  )] {
    var rows: [(row: MergedReferents.Row, parent: ReferentKey?)] = []
    var place = 1
    while place < merged.rows.count {
      let row = merged.rows[place]
      let end = place + row.descendants + 1
      let isDictionary =
        row.descendants > 0
        && row.key.withBytes(in: texts) { $0.elementsEqual(Self.dictionary) }
      guard isDictionary else {
        rows.append((row, nil))
        place = end
        continue
      }
      place += 1
      while place < end {
        rows.append((merged.rows[place], row.key))
        place += merged.rows[place].descendants + 1
      }
    }
    return rows
  }

  private static let dictionary = Array("__dict__".utf8)
  private static let hidden = Array("(hidden)".utf8)

  /// `[V] name` and `[S] name` without the prefix; `[K] name` is a key.
  private static func display(_ name: UnsafeRawBufferPointer) -> String {
    let unmarked = String(decoding: ReferentMark.unmarked(name), as: UTF8.self)
    return ReferentMark(name) == .key ? "key \(unmarked)" : unmarked
  }
}
