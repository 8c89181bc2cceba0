import HeapProfile
import Measures

/// Merges referent trees node by node, with its own stack.
struct ReferentMerger {
  private let profile: HeapProfile
  private var nodes: [Node] = [Node(key: nil)]
  /// The children by parent and key, for trees with their referents in another order.
  private var index: [ChildKey: Int] = [:]
  private var pending: [(row: Int, node: Int)] = []

  private struct Node {
    /// Nil for the root.
    var key: ReferentKey?
    var size: ByteCount = 0
    var flat: ByteCount = 0
    var count = 0
    var zeroCount = 0
    /// Its children are a chain, in the order in which they were found: a list of each node's own would be
    /// counted at every referent.
    var firstChild: Int?
    var lastChild: Int?
    /// The next child of its parent.
    var next: Int?
  }

  private struct ChildKey: Hashable {
    var parent: Int
    /// The key's bytes: keys that only look equal are different.
    var name: [UInt8]
  }

  init(_ profile: HeapProfile) {
    self.profile = profile
  }

  /// Adds one tree.
  mutating func add(_ root: SizedIndex) throws(OverflowError) {
    let row = Int(root.rawValue)
    try note(profile.sized[row], at: 0)
    if profile.sized[row].descendants > 0 { pending.append((row, 0)) }
    while let (row, node) = pending.popLast() { try addChildren(of: row, to: node) }
  }

  private mutating func note(_ sized: Sized, at node: Int) throws(OverflowError) {
    try nodes[node].size.add(sized.size, "the sum of the merged referents")
    try nodes[node].flat.add(sized.flat, "the sum of the merged referents")
    nodes[node].count += 1
    if sized.size == 0 { nodes[node].zeroCount += 1 }
  }

  /// - Parameter row: of an object with referents.
  private mutating func addChildren(of row: Int, to node: Int) throws(OverflowError) {
    let (table, texts) = (profile.sized, profile.texts)
    let first = row - Int(table[row].descendants)
    var place = row - 1
    var sized = table[place]
    var guess = nodes[node].firstChild
    // Referents come in reverse; the one after a value is the key before it in the dump.
    while true {
      let next = place - Int(sized.descendants) - 1
      let before = next >= first ? table[next] : nil
      let key = ReferentKey(sized.name, after: before?.name, in: texts)
      let child = childNode(key, of: node, guess: &guess)
      try note(sized, at: child)
      if sized.descendants > 0 { pending.append((place, child)) }
      guard let before else { return }
      (place, sized) = (next, before)
    }
  }

  /// The child with a key. Instances of one class mostly have the same attributes in the same
  /// order, so the child after the last one found is tried first.
  private mutating func childNode(_ key: ReferentKey, of node: Int, guess: inout Int?) -> Int {
    if let number = guess, nodes[number].key?.isSame(as: key, in: profile.texts) == true {
      guess = nodes[number].next
      return number
    }
    let name = key.withBytes(in: profile.texts) { Array($0) }
    let lookup = ChildKey(parent: node, name: name)
    if let known = index[lookup] {
      guess = nodes[known].next
      return known
    }
    let new = nodes.count
    nodes.append(Node(key: key))
    if let last = nodes[node].lastChild {
      nodes[last].next = new
    } else {
      nodes[node].firstChild = new
    }
    nodes[node].lastChild = new
    index[lookup] = new
    guess = nil
    return new
  }

  private func children(of node: Int) -> [Int] {
    var children: [Int] = []
    var next = nodes[node].firstChild
    while let child = next {
      children.append(child)
      next = nodes[child].next
    }
    return children
  }

  /// The merged tree in preorder, siblings by size.
  func finish() -> MergedReferents {
    var rows: [MergedReferents.Row] = []
    var path: [(node: Int, level: Int)] = [(0, 0)]
    while let (number, level) = path.popLast() {
      let node = nodes[number]
      rows.append(
        MergedReferents.Row(
          key: node.key ?? ReferentKey(.empty, after: nil, in: profile.texts), size: node.size,
          flat: node.flat, count: node.count, zeroCount: node.zeroCount, level: level,
          descendants: 0))
      let largestLast = children(of: number).sorted { (nodes[$0].size, $1) < (nodes[$1].size, $0) }
      path.append(contentsOf: largestLast.map { ($0, level + 1) })
    }
    countDescendants(&rows)
    return MergedReferents(rows: rows)
  }

  private func countDescendants(_ rows: inout [MergedReferents.Row]) {
    var open: [Int] = []
    for place in rows.indices {
      while let last = open.last, rows[last].level >= rows[place].level {
        rows[last].descendants = place - last - 1
        open.removeLast()
      }
      open.append(place)
    }
    for last in open { rows[last].descendants = rows.count - last - 1 }
  }
}
