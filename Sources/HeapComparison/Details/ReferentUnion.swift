import HeapProfile
import HeapStatistics
import Measures

/// Two trees of merged referents on their way to one.
struct ReferentUnion {
  private struct Node {
    let key: ReferentKey
    let side: Side
    let level: Int
    var bytes: [ByteCount] = [0, 0]
    var count = [0, 0]
    var children: [Int] = []
  }

  /// A row's key, below the number of the row above it: whole paths would take the square of the depth.
  private struct Step: Hashable {
    let parent: Int
    let key: [UInt8]
  }

  private static let top = -1
  private var nodes: [Node] = []
  private var numbers: [Step: Int] = [:]

  mutating func add(_ merged: MergedReferents, _ side: Side, _ texts: TextStore) {
    let place = side == .base ? 0 : 1
    var path: [Int] = []
    for row in merged.rows {
      path.removeLast(max(0, path.count - row.level))
      let parent = path.last ?? Self.top
      let step = Step(parent: parent, key: row.key.withBytes(in: texts) { Array($0) })
      let number = numbers[step] ?? nodes.count
      if number == nodes.count {
        numbers[step] = number
        nodes.append(Node(key: row.key, side: side, level: row.level))
        if parent != Self.top { nodes[parent].children.append(number) }
      }
      // Rows of one tree with one path are one row there: nothing is added to anything.
      nodes[number].bytes[place] = row.size
      nodes[number].count[place] = row.count
      path.append(number)
    }
  }

  /// All rows in preorder, siblings with the largest change first, then the largest.
  func rows() -> [ReferentChange] {
    guard !nodes.isEmpty else { return [] }
    let changes = nodes.map { Change($0.bytes[0], $0.bytes[1]) }
    var order: [Int] = []
    var pending = [0]
    while let number = pending.popLast() {
      order.append(number)
      pending += nodes[number].children.sorted { left, right in
        let (one, other) = (changes[left], changes[right])
        if one.magnitude != other.magnitude { return one.magnitude < other.magnitude }
        let (large, larger) = (max(one.before, one.after), max(other.before, other.after))
        return large != larger ? large < larger : left > right
      }
    }
    let descendants = Self.descendants(order.map { nodes[$0].level })
    return order.enumerated().map { place, number in
      let node = nodes[number]
      return ReferentChange(
        key: node.key, side: node.side, bytes: changes[number],
        count: Change(node.count[0], node.count[1]), level: node.level,
        descendants: descendants[place])
    }
  }

  /// How many rows after each are deeper, up to the next that is not.
  private static func descendants(_ levels: [Int]) -> [Int] {
    var counts = [Int](repeating: 0, count: levels.count)
    var open: [Int] = []
    for place in levels.indices {
      while let last = open.last, levels[last] >= levels[place] {
        counts[last] = place - last - 1
        open.removeLast()
      }
      open.append(place)
    }
    for last in open { counts[last] = levels.count - last - 1 }
    return counts
  }
}
