import HeapProfile
import HeapStatistics
import Measures

/// Makes the lines of referent trees: largest first, those that are alike as one line, the small ones
/// added up in one.
struct ReferentTree {
  /// Referents below this part of the whole are added up.
  static let smallestShare = 0.001
  /// At most that many referents of one object are listed.
  static let maximumSiblings = 100
  /// After that many lines, what is still to come is added up at each level.
  static let maximumRows = 400
  /// From that many siblings of one size without referents on, they are one line.
  static let alikeCount = 4
  /// Up to that many siblings are compared each with each.
  private static let fewChildren = 24

  /// The referents of one instance at one time.
  ///
  /// - Parameter isRedacted: whether names are cut to what says nothing about the data.
  static func rows(of root: SizedIndex, in profile: HeapProfile, isRedacted: Bool) -> [TreeRow] {
    let whole = profile.sized[Int(root.rawValue)].size
    var rows: [TreeRow] = []
    var pending: [Pending] = []
    push(
      children(of: root, below: nil, in: profile, isRedacted: isRedacted), level: 0, whole: whole,
      to: &pending)
    while let item = pending.popLast() {
      switch item {
      case .rest(let count, let bytes, let level):
        rows.append(
          TreeRow(
            content: .rest(count), size: bytes, whole: whole, level: level, texts: profile.texts))
      case .object(let child, let level):
        guard rows.count < maximumRows else {
          pending.append(rest(child, level: level, &pending))
          continue
        }
        let row = profile.sized[Int(child.index.rawValue)]
        let below =
          row.descendants == 0
          ? []
          : children(
            of: child.index, below: child.key, in: profile, isRedacted: isRedacted)
        rows.append(
          TreeRow(
            content: below.isEmpty ? .leaf(child.key, note: nil) : .branch(child.key, note: nil),
            size: child.size, whole: whole, level: level, count: child.count,
            isHidden: child.isHidden, texts: profile.texts))
        push(below, level: level + 1, whole: whole, to: &pending)
      }
    }
    TreeRow.close(&rows)
    return rows
  }

  private struct Child {
    var index: SizedIndex
    var key: ReferentKey
    /// Bytes of all that are alike.
    var size: ByteCount
    /// The number of those that are alike: of one size, without referents or with as many.
    var count = 1
    var isHidden = false
  }

  private enum Pending {
    case object(Child, level: Int)
    /// Objects that have no line of their own, and their bytes.
    case rest(Int, ByteCount, level: Int)
  }

  private static func children(
    of parent: SizedIndex, below parentKey: ReferentKey?, in profile: HeapProfile, isRedacted: Bool
  ) -> [Child] {
    var children: [Child] = []
    var referents = profile.referents(of: parent).makeIterator()
    var current = referents.next()
    while let index = current {
      // Referents come last first; the one after a value is its key, which was recorded before it.
      let before = referents.next()
      let row = profile.sized[Int(index.rawValue)]
      var key = ReferentKey(whole: row.name, in: profile.texts)
      if isRedacted {
        let name = before.map { profile.sized[Int($0.rawValue)].name }
        key = ReferentKey(row.name, after: name, in: profile.texts)
      }
      let isHidden = isRedacted && Redaction.hides(key, below: parentKey, in: profile.texts)
      children.append(Child(index: index, key: key, size: row.size, isHidden: isHidden))
      current = before
    }
    return folded(children, in: profile)
  }

  /// Objects of one size and with as many referents are one where there are several of them; the
  /// first in the table's order, which is the last of them, stands for all.
  private static func folded(_ children: [Child], in profile: HeapProfile) -> [Child] {
    guard children.count >= alikeCount else { return children }
    struct Look: Hashable {
      var size: ByteCount
      var descendants: Int
      /// Keys of dictionaries and the values at them are not alike.
      var isKey: Bool
    }
    func look(_ child: Child) -> Look {
      Look(
        size: child.size, descendants: Int(profile.sized[Int(child.index.rawValue)].descendants),
        isKey: child.key.withBytes(in: profile.texts) { ReferentMark($0) == .key })
    }
    // Nearly all objects have few referents of different sizes: looking at the sizes alone is cheaper.
    if children.count <= fewChildren, !hasAlike(children) { return children }
    var counts: [Look: Int] = [:]
    for child in children { counts[look(child), default: 0] += 1 }
    var stands: Set<Look> = []
    // From the end, so that the one that was recorded first stands for the others.
    return children.reversed().compactMap { child -> Child? in
      let look = look(child)
      guard let count = counts[look], count >= alikeCount, child.size > 0 else { return child }
      guard stands.insert(look).inserted else { return nil }
      var one = child
      one.size = child.size * count
      one.count = count
      return one
    }.reversed()
  }

  /// Whether enough of some children have one size that isn't 0.
  private static func hasAlike(_ children: [Child]) -> Bool {
    children.contains { one in
      one.size > 0 && children.count { $0.size == one.size } >= alikeCount
    }
  }

  /// Puts the large ones on the stack, the largest on top, above one line for the others.
  private static func push(
    _ children: [Child], level: Int, whole: ByteCount, to pending: inout [Pending]
  ) {
    // The table gives referents last first; equal sizes keep the order of the recorder.
    let sorted = children.enumerated().sorted {
      ($1.element.size, $1.offset) < ($0.element.size, $0.offset)
    }.map(\.element)
    let shown = sorted.prefix(maximumSiblings).prefix {
      $0.size > 0 && Double($0.size) >= Double(whole) * smallestShare
    }
    let rest = sorted.dropFirst(shown.count)
    if !rest.isEmpty {
      let bytes = rest.reduce(ByteCount(0)) { $0 + $1.size }
      pending.append(.rest(rest.reduce(0) { $0 + $1.count }, bytes, level: level))
    }
    pending.append(contentsOf: shown.reversed().map { .object($0, level: level) })
  }

  /// Adds up an object and the siblings after it, which come next.
  private static func rest(_ child: Child, level: Int, _ pending: inout [Pending]) -> Pending {
    var count = child.count
    var bytes = child.size
    while let next = pending.last {
      switch next {
      case .object(let sibling, level: level):
        count += sibling.count
        bytes += sibling.size
      case .rest(let others, let size, level: level):
        count += others
        bytes += size
      default: return .rest(count, bytes, level: level)
      }
      pending.removeLast()
    }
    return .rest(count, bytes, level: level)
  }
}
