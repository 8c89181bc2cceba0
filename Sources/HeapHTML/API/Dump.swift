import HeapProfile
package import HeapStatistics
import Measures

/// A dump of the memory of a Python program: read, checked and counted.
///
///     let dump = try Dump(contentsOf: "heap.dat")
///     for finding in dump.findings() { print(finding.title) }
///
/// It is a value that never changes and that any thread may use. Dumps of Pympler's ClassTracker (0.1 to
/// 1.1, Python 2.4 to 3.14), of heapmonitor and of SCons' Heapmonitor of 2008 are read, each also
/// compressed with gzip. Nothing in a dump is ever run, imported or opened.
public struct Dump: Sendable {
  /// The counts that everything is made from.
  package let analysis: HeapAnalysis
  /// What results may cost.
  let limits: DumpLimits

  /// Reads a dump that is in memory.
  ///
  /// - Parameters:
  ///   - bytes: all of it, and nothing else.
  ///   - limits: what reading it, and each result, may cost.
  /// - Throws: ``DumpError``.
  /// - Complexity: linear in the bytes, plus classes times snapshots.
  public init(_ bytes: [UInt8], limits: DumpLimits = DumpLimits()) throws(DumpError) {
    analysis = try DumpReader(limits: limits).analysis(of: bytes)
    self.limits = limits
  }

  /// Reads a dump that is in a file.
  ///
  /// - Parameters:
  ///   - path: as the operating system takes it.
  ///   - limits: what reading it, and each result, may cost.
  /// - Throws: ``DumpError`` with its ``DumpError/path``.
  /// - Complexity: linear in the bytes, plus classes times snapshots.
  public init(contentsOf path: String, limits: DumpLimits = DumpLimits()) throws(DumpError) {
    analysis = try DumpReader(limits: limits).analysis(ofFile: path)
    self.limits = limits
  }

  /// All snapshots in order of time; none when the program took none.
  ///
  /// - Complexity: linear in the snapshots, at each call.
  public var snapshots: [SnapshotUsage] {
    zip(analysis.profile.snapshots, analysis.snapshots).map { snapshot, summary in
      SnapshotUsage(
        time: snapshot.timestamp, description: snapshot.description,
        bytes: Int64(snapshot.trackedTotal),
        alive: summary.alive, residentBytes: snapshot.process.resident.map { Int64($0) },
        virtualBytes: snapshot.process.virtual.map { Int64($0) })
    }
  }

  /// The place in ``snapshots`` of the one with the most tracked bytes, the first of equals; `nil` when
  /// nothing was ever tracked.
  public var peak: Int? { analysis.peak?.rawValue }

  /// The names of all registered classes, in the order of the dump.
  ///
  /// - Complexity: linear in the classes, at each call.
  public var classNames: [String] { analysis.profile.classes.map(\.name) }

  /// All classes at a snapshot, in the order of ``classNames``.
  ///
  /// - Parameter snapshot: the place in ``snapshots``.
  /// - Throws: ``DumpError`` of kind ``DumpError/Kind/notFound``.
  /// - Complexity: linear in the classes.
  public func classes(at snapshot: Int) throws(DumpError) -> [ClassUsage] {
    let index = try index(ofSnapshot: snapshot)
    let tracked = analysis.profile.snapshots[snapshot].trackedTotal
    return zip(analysis.profile.classes, analysis.row(index)).map { owner, cell in
      ClassUsage(
        name: owner.name, alive: cell.alive, born: cell.born, freed: cell.freed,
        bytes: Int64(cell.total),
        share: cell.share(of: tracked))
    }
  }

  /// The snapshot of a number that a caller gave.
  func index(ofSnapshot number: Int) throws(DumpError) -> SnapshotIndex {
    let count = analysis.profile.snapshots.count
    guard number >= 0, number < count else {
      throw DumpError(
        .notFound, "there is no snapshot \(number)",
        advice: count == 0 ? "the dump has none" : "they are numbered 0 to \(count - 1)")
    }
    return SnapshotIndex(number)
  }
}
