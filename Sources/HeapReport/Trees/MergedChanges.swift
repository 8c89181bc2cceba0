import HeapProfile
import HeapStatistics

/// How the bytes of merged referents changed from one snapshot to another.
struct MergedChanges {
  /// Bytes more or less of each row of the later tree; a row that is new has all its bytes.
  private let changes: [Int64]

  init(from before: MergedReferents, to after: MergedReferents, in texts: TextStore) {
    let sizes = Dictionary(
      zip(Self.paths(before, texts), before.rows.map(\.size)), uniquingKeysWith: { $0 &+ $1 })
    changes = zip(Self.paths(after, texts), after.rows.map(\.size)).map { path, size in
      size - (sizes[path] ?? 0)
    }
  }

  subscript(place: Int) -> Int64 { changes[place] }

  /// The keys from the class down to each row.
  private static func paths(_ merged: MergedReferents, _ texts: TextStore) -> [[[UInt8]]] {
    var path: [[UInt8]] = []
    return merged.rows.map { row in
      path.removeLast(max(0, path.count - row.level))
      path.append(row.key.withBytes(in: texts) { Array($0) })
      return path
    }
  }
}
