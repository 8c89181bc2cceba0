import HeapProfile
import HeapReport
import HeapStatistics

/// The chart of a report that a person asks for, as they name it.
struct ChartSelection: Sendable {
  var kind: ChartKind
  /// The name that the class was registered under.
  var className: String?
  /// Counted from 1; nil: the snapshot with the most tracked bytes.
  var snapshot: Int?
  /// Counted from 1.
  var instance: Int?

  /// What it means in a dump.
  ///
  /// - Parameter dump: the dump's name, for messages.
  func chart(in analysis: HeapAnalysis, of dump: String) throws(CommandFailure) -> SingleChart {
    switch kind {
    case .tracked: .tracked
    case .process: .process
    case .instances: .instances(try classIndex(in: analysis, dump))
    case .size: .size(try classIndex(in: analysis, dump))
    case .distribution: .distribution(try snapshotIndex(in: analysis, dump))
    case .instance: .instance(try instanceIndex(in: analysis, dump))
    }
  }

  private func classIndex(in analysis: HeapAnalysis, _ dump: String) throws(CommandFailure)
    -> ClassIndex
  {
    let name = className ?? ""
    let classes = analysis.profile.classes
    // Byte by byte: Swift's own comparison takes different spellings of é for the same.
    if let place = classes.firstIndex(where: { $0.name.utf8.elementsEqual(name.utf8) }) {
      return ClassIndex(place)
    }
    let similar = classes.map(\.name).filter { $0.hasSuffix(name) || $0.contains(".\(name)") }
    let known = similar.isEmpty ? classes.map(\.name) : similar
    throw CommandFailure(
      .usage, dump, "no class has the name \(name.prefix(200))",
      advice: known.isEmpty
        ? "the dump has no classes"
        : "the dump has \(known.prefix(5).map { String($0.prefix(200)) }.joined(separator: ", "))"
          + (known.count > 5 ? " and \(known.count - 5) more" : ""))
  }

  private func snapshotIndex(in analysis: HeapAnalysis, _ dump: String) throws(CommandFailure)
    -> SnapshotIndex
  {
    let count = analysis.profile.snapshots.count
    guard let snapshot else {
      guard let peak = analysis.peak ?? analysis.lastSnapshot else {
        throw CommandFailure(.dataError, dump, "there is no snapshot")
      }
      return peak
    }
    guard (1...max(1, count)).contains(snapshot), count > 0 else {
      throw CommandFailure(
        .usage, dump, "there is no snapshot \(snapshot)",
        advice: count == 0 ? nil : "they are numbered 1 to \(count)")
    }
    return SnapshotIndex(snapshot - 1)
  }

  private func instanceIndex(in analysis: HeapAnalysis, _ dump: String) throws(CommandFailure)
    -> InstanceIndex
  {
    let count = analysis.profile.instances.count
    guard let instance, instance >= 1, instance <= count else {
      throw CommandFailure(
        .usage, dump, "there is no instance \(instance ?? 0)",
        advice: count == 0 ? nil : "they are numbered 1 to \(count)")
    }
    return InstanceIndex(instance - 1)
  }
}
