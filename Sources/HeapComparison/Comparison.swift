package import HeapProfile
package import HeapStatistics

/// What changed from one run, BASE, to another, HEAD. All numbers of a comparison come from here.
package struct Comparison: Sendable {
  package let base: HeapAnalysis
  package let head: HeapAnalysis
  /// The snapshots of one name, in order of time.
  package let pairs: [SnapshotPair]
  /// The two snapshots that are compared.
  package let moment: Moment
  /// Bytes of all tracked objects at these.
  package let tracked: ByteChange
  /// All classes that have something at one of them, the largest change of bytes first, then the
  /// largest of instances, then in order of name. Unchanged ones come last.
  package let classes: [ClassChange]

  /// - Parameter choice: the snapshots to compare.
  /// - Throws: ``ComparisonError`` where a dump does not have them.
  /// - Complexity: O(n log n) in snapshots and in classes.
  package init(
    base: HeapAnalysis, head: HeapAnalysis, at choice: SnapshotChoice = .automatic
  ) throws(ComparisonError) {
    self.base = base
    self.head = head
    pairs = SnapshotPairs.byName(base.profile.snapshots, head.profile.snapshots)
    moment = try Moment(choice, pairs, base: base, head: head)
    let pair = moment.pair
    tracked = Change(
      base.profile.snapshots[pair.base.rawValue].trackedTotal,
      head.profile.snapshots[pair.head.rawValue].trackedTotal)
    classes = Self.changes(base, head, pair)
  }

  package subscript(side: Side) -> HeapAnalysis { side == .base ? base : head }

  /// The snapshot of a side that is compared.
  package func snapshot(_ side: Side) -> Snapshot {
    self[side].profile.snapshots[moment.pair[side].rawValue]
  }

  /// Whether both have the same tracked bytes, and each class the same bytes and instances.
  package var isUnchanged: Bool {
    tracked.isNone && classes.allSatisfy { $0.kind == .unchanged }
  }

  /// The classes of a kind, in order.
  package func classes(_ kind: ClassChange.Kind) -> [ClassChange] {
    classes.filter { $0.kind == kind }
  }

  /// All classes that have something at one of two other snapshots, in the order of ``classes``.
  package func classes(at pair: SnapshotPair) -> [ClassChange] { Self.changes(base, head, pair) }

  private static func changes(
    _ base: HeapAnalysis, _ head: HeapAnalysis, _ pair: SnapshotPair
  ) -> [ClassChange] {
    let all = ClassPairs.byName(base.profile.classes, head.profile.classes).map { classes in
      let name =
        classes.base.map { base.profile.classes[$0.rawValue].name }
        ?? classes.head.map { head.profile.classes[$0.rawValue].name } ?? ""
      return ClassChange(
        name: name, classes: classes,
        before: classes.base.map { base.at(pair.base, $0) } ?? ClassAtSnapshot(),
        after: classes.head.map { head.at(pair.head, $0) } ?? ClassAtSnapshot())
    }
    return all.filter { $0.kind != .absent }.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      if one.bytes.magnitude != other.bytes.magnitude {
        return one.bytes.magnitude > other.bytes.magnitude
      }
      if one.alive.magnitude != other.alive.magnitude {
        return one.alive.magnitude > other.alive.magnitude
      }
      if !one.name.utf8.elementsEqual(other.name.utf8) {
        return one.name.utf8.lexicographicallyPrecedes(other.name.utf8)
      }
      return left.offset < right.offset
    }.map(\.element)
  }
}
