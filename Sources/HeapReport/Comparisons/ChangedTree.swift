import HeapComparison
import HeapProfile
import HeapStatistics
import Measures

/// Makes the lines of a tree with two sizes: the largest changes first, what is small added up.
struct ChangedTree {
  private let tree: ReferentChanges
  private let texts: (base: TextStore, head: TextStore)
  private let isRedacted: Bool
  /// What a line is shown for, in bytes: that much of a change, or ten times as much that stays.
  private let threshold: Double
  private let largest: ByteCount
  private var rows: [ChangedTreeRow] = []
  /// What is too small for a line, at each level that is open.
  private var rests: [(count: Int, bytes: (ByteCount, ByteCount))] = []

  private static let lineLimit = 400

  /// - Parameter tree: its first row is the class; the lines begin below it.
  static func rows(
    of tree: ReferentChanges, texts: (base: TextStore, head: TextStore), isRedacted: Bool
  ) -> [ChangedTreeRow] {
    var lines = ChangedTree(tree, texts, isRedacted)
    lines.make()
    return lines.rows
  }

  private init(
    _ tree: ReferentChanges, _ texts: (base: TextStore, head: TextStore), _ isRedacted: Bool
  ) {
    self.tree = tree
    self.texts = texts
    self.isRedacted = isRedacted
    let whole = tree.rows.first?.bytes ?? ByteChange(0, 0)
    threshold = 0.001 * Double(max(whole.before, whole.after))
    largest = tree.rows.dropFirst().map(\.bytes.magnitude).max() ?? 0
  }

  private mutating func make() {
    var place = 1
    /// Whether the row open at each level is a `__dict__`.
    var dictionaries: [Bool] = []
    while place < tree.rows.count {
      let row = tree.rows[place]
      let level = row.level - 1
      closeRests(below: level)
      dictionaries.removeLast(max(0, dictionaries.count - level))
      while rests.count <= level { rests.append((0, (0, 0))) }
      guard isShown(row), rows.count < Self.lineLimit else {
        add(row, at: level)
        place += row.descendants + 1
        continue
      }
      let store = row.side == .base ? texts.base : texts.head
      rows.append(
        ChangedTreeRow(
          key: row.key, texts: store, bytes: row.bytes, count: row.count, level: level,
          isBranch: row.descendants > 0,
          isHidden: isRedacted
            && Redaction.hides(
              row.key, isInDictionary: dictionaries.last ?? false, in: store),
          largest: largest))
      dictionaries.append(Redaction.isDictionary(row.key, in: store))
      place += 1
    }
    closeRests(below: -1)
    if let first = rows.firstIndex(where: \.isBranch) { rows[first].isOpen = true }
    for place in rows.indices {
      let next = place + 1 < rows.count ? rows[place + 1].level : 0
      rows[place].closes = max(0, rows[place].level - next)
    }
  }

  private func isShown(_ row: ReferentChange) -> Bool {
    if !row.bytes.isNone, Double(row.bytes.magnitude) >= threshold { return true }
    let size = max(row.bytes.before, row.bytes.after)
    return size > 0 && Double(size) >= 10 * threshold
  }

  private mutating func add(_ row: ReferentChange, at level: Int) {
    rests[level].count += 1
    rests[level].bytes.0 += row.bytes.before
    rests[level].bytes.1 += row.bytes.after
  }

  /// Writes what is too small at the levels that have ended, the deepest first.
  private mutating func closeRests(below level: Int) {
    while rests.count > level + 1, let rest = rests.popLast() {
      guard rest.count > 0 else { continue }
      rows.append(
        ChangedTreeRow(
          key: nil, texts: texts.head, bytes: Change(rest.bytes.0, rest.bytes.1),
          count: Change(rest.count, rest.count), level: rests.count, isBranch: false,
          largest: largest))
    }
  }
}
