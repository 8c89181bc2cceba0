import Bytes
import HeapProfile
import HeapStatistics
import PickleReader
import TestSupport

@testable import HeapComparison

/// Runs made up by a test.
enum Runs {
  /// A run of one snapshot a second, with these descriptions and tracked totals.
  static func analysis(
    _ snapshots: [(String, Int64)], _ classes: [SyntheticDump.Class] = []
  ) throws -> HeapAnalysis {
    var dump = SyntheticDump()
    dump.snapshots = snapshots.enumerated().map {
      .init(Double($0.offset + 1), $0.element.0, trackedTotal: $0.element.1)
    }
    dump.classes = classes
    return try HeapAnalysis(HeapProfile(OwnedBytes(dump.bytes())))
  }

  /// A run of one snapshot with instances of these sizes in each class.
  static func analysis(_ classes: [String: [Int64]]) throws -> HeapAnalysis {
    let total = classes.values.joined().reduce(Int64(0)) { $0.addingReportingOverflow($1).0 }
    return try analysis(
      [("end", total)],
      classes.sorted { $0.key < $1.key }.map { name, sizes in
        .init(name, sizes.map { .init(birth: 0, sizes: [(1, SyntheticDump.Sized($0))]) })
      })
  }
}
