/// Which snapshots a person wants to be compared.
package enum SnapshotChoice: Sendable, Equatable {
  /// Those of one name with the most tracked memory in either run. The peaks where there is no common
  /// name, or where that pair has less than half of the peak of its run.
  case automatic
  /// The snapshot of each run with the most tracked memory.
  case peak
  /// The last of each run.
  case last
  /// Those with this description; of several the pair with the most tracked memory.
  case named(String)
}
