import HeapProfile
package import HeapStatistics
import Measures
package import SQLiteFile

/// A row for every class at every snapshot: the table that CSV and SQLite exports have.
package struct UsageTable: Sendable {
  private let analysis: HeapAnalysis

  /// `short_lived` is a number of the whole run, the same in each row of a class: the instances that
  /// were born and freed between two snapshots. `born` and `freed` count the others.
  package static let columns: [TableFile.Column] = [
    .init("snapshot", .integer), .init("timestamp", .real), .init("description", .text),
    .init("class", .text), .init("alive", .integer), .init("born", .integer),
    .init("freed", .integer), .init("total", .integer), .init("average", .real),
    .init("share_of_tracked", .real), .init("short_lived", .integer),
  ]

  package init(_ analysis: HeapAnalysis) {
    self.analysis = analysis
  }

  /// Calls `body` with the values of each row, in the order of snapshots.
  ///
  /// - Throws: what `body` throws, nothing else.
  package func forEachRow<Failure: Error>(
    _ body: ([SQLiteValue]) throws(Failure) -> Void
  ) throws(Failure) {
    for snapshot in analysis.snapshotIndices {
      for owner in analysis.classIndices { try body(row(snapshot, owner)) }
    }
  }

  private func row(_ index: SnapshotIndex, _ owner: ClassIndex) -> [SQLiteValue] {
    let snapshot = analysis.profile.snapshots[index.rawValue]
    let cell = analysis.at(index, owner)
    return [
      .integer(Int64(index.rawValue)), .real(snapshot.timestamp), .text(snapshot.description),
      .text(analysis.profile.classes[owner.rawValue].name), .integer(Int64(cell.alive)),
      .integer(Int64(cell.born)), .integer(Int64(cell.freed)), .integer(Int64(cell.total)),
      cell.average.map { .real($0) } ?? .null,
      cell.share(of: snapshot.trackedTotal).map { .real($0) } ?? .null,
      .integer(Int64(analysis.classes[owner.rawValue].shortLived)),
    ]
  }
}
