import HeapProfile
package import HeapStatistics
package import Measures

/// What a trend over many runs needs to know of one: small, however large its dump was.
package struct RunDigest: Sendable {
  /// Bytes of all tracked objects at the snapshot.
  package let tracked: ByteCount
  /// The description of the snapshot.
  package let snapshot: String
  /// Version of Python; nil when the recorder did not say.
  package let python: String?
  /// Those that have something at the snapshot, in the order of their names.
  package let classes: [ClassDigest]

  /// A class at the snapshot.
  package struct ClassDigest: Sendable {
    package let name: String
    package let alive: Int
    /// Bytes.
    package let total: ByteCount

    /// See the properties of the same names.
    package init(name: String, alive: Int, total: ByteCount) {
      self.name = name
      self.alive = alive
      self.total = total
    }
  }

  /// A run that was counted in another way.
  ///
  /// - Parameters: see the properties of the same names.
  package init(tracked: ByteCount, snapshot: String, python: String?, classes: [ClassDigest]) {
    self.tracked = tracked
    self.snapshot = snapshot
    self.python = python
    self.classes = classes
  }

  /// - Parameter choice: the snapshot; ``SnapshotChoice/automatic`` is the peak.
  /// - Throws: ``ComparisonError`` where the run has no such snapshot.
  package init(_ analysis: HeapAnalysis, at choice: SnapshotChoice) throws(ComparisonError) {
    let place = try Moment(choice, [], base: analysis, head: analysis).pair.head
    let taken = analysis.profile.snapshots[place.rawValue]
    tracked = taken.trackedTotal
    snapshot = taken.description
    python = analysis.profile.record?.python
    classes = analysis.classIndices.compactMap { index in
      let cell = analysis.at(place, index)
      guard cell.alive > 0 || cell.total > 0 else { return nil }
      return ClassDigest(
        name: analysis.profile.classes[index.rawValue].name, alive: cell.alive, total: cell.total)
    }
  }
}
