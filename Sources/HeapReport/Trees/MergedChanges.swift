import HeapProfile
import HeapStatistics
import Measures

/// How the bytes of merged referents changed from one snapshot to another.
struct MergedChanges {
  /// Bytes more or less of each row of the later tree; a row that is new has all its bytes.
  private let changes: [ByteCount]

  /// A row's key, below the number of the row above it. Whole paths would take the square of the
  /// depth.
  private struct Step: Hashable {
    let parent: Int
    let key: [UInt8]
  }

  /// The number above the first row.
  private static let top = -1

  init(from before: MergedReferents, to after: MergedReferents, in texts: TextStore) {
    var numbers: [Step: Int] = [:]
    var sizes: [ByteCount] = []
    var path: [Int] = []
    for row in before.rows {
      path.removeLast(max(0, path.count - row.level))
      let step = Step(parent: path.last ?? Self.top, key: Self.key(row, texts))
      let number = numbers[step] ?? sizes.count
      if number == sizes.count {
        numbers[step] = number
        sizes.append(0)
      }
      sizes[number] += row.size
      path.append(number)
    }
    // Of the rows above; nil for those that the earlier tree does not have.
    var known: [Int?] = []
    changes = after.rows.map { row in
      known.removeLast(max(0, known.count - row.level))
      let number = (known.last ?? Self.top).flatMap {
        numbers[Step(parent: $0, key: Self.key(row, texts))]
      }
      known.append(number)
      return row.size - (number.map { sizes[$0] } ?? 0)
    }
  }

  subscript(place: Int) -> ByteCount { changes[place] }

  private static func key(_ row: MergedReferents.Row, _ texts: TextStore) -> [UInt8] {
    row.key.withBytes(in: texts) { Array($0) }
  }
}
