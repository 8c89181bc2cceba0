import HeapProfile
import HeapStatistics
import Measures

/// The instances of one registered class that really are of one class: a subclass, or a class that
/// objects were given later, is another group.
package struct InstanceGroup: Sendable {
  let subject: Finding.Subject
  /// Places in ``HeapProfile/instances``, in order.
  let rows: [Int]
  /// Bytes and living instances at each snapshot.
  let total: [ByteCount]
  let count: [Int]
  /// The last snapshot to judge by: not the one at exit, when much went with the main function.
  let end: Int
  /// The snapshot with most bytes, the last of equals.
  let peak: Int
  /// What some of them hold, where their own sizes do not show it.
  let samples: GroupSamples?

  init(
    _ subject: Finding.Subject, rows: [Int], total: [ByteCount], count: [Int], exit: Int?,
    samples: GroupSamples? = nil
  ) {
    self.samples = samples
    self.subject = subject
    self.rows = rows
    self.total = total
    self.count = count
    let last = total.count - 1
    end = exit != nil && Double(count[last]) < 0.9 * Double(count[last - 1]) ? last - 1 : last
    peak = total.indices.max { (total[$0], $0) < (total[$1], $1) } ?? 0
  }

  /// The groups of a class, in order of their first instance; none without snapshots.
  static func groups(of index: ClassIndex, in analysis: HeapAnalysis, exit: Int?)
    -> [InstanceGroup]
  {
    let profile = analysis.profile
    guard !profile.snapshots.isEmpty, !profile.instances(of: index).isEmpty else { return [] }
    var kinds = ActualClasses(registered: profile.classes[index.rawValue].name)
    var rows: [[Int]] = []
    for row in profile.instances(of: index) {
      let kind = kinds.number(of: profile.instances[row], in: profile.texts)
      while rows.count <= kind { rows.append([]) }
      rows[kind].append(row)
    }
    let filled = rows.indices.filter { !rows[$0].isEmpty }
    return filled.map { kind in
      let subject = Finding.Subject(index: index, actual: kinds.names[kind])
      let (total, count) =
        filled.count == 1 ? counted(index, in: analysis) : counted(rows[kind], in: analysis)
      return InstanceGroup(
        subject, rows: rows[kind], total: total, count: count, exit: exit,
        samples: GroupSamples(of: index, among: rows[kind], in: profile))
    }
  }

  /// A class that is one group has been counted.
  private static func counted(_ index: ClassIndex, in analysis: HeapAnalysis) -> (
    [ByteCount], [Int]
  ) {
    let cells = analysis.snapshotIndices.map { analysis.at($0, index) }
    return (cells.map(\.total), cells.map(\.alive))
  }

  private static func counted(_ rows: [Int], in analysis: HeapAnalysis) -> ([ByteCount], [Int]) {
    let profile = analysis.profile
    var total = Array(repeating: ByteCount(0), count: profile.snapshots.count)
    var count = Array(repeating: 0, count: profile.snapshots.count)
    for row in rows {
      let instance = profile.instances[row]
      analysis.forEachSize(of: InstanceIndex(row)) { snapshot, record in
        if instance.isFreed(by: record.timestamp) { return }
        total[snapshot.rawValue] += profile.sized(record).size
        count[snapshot.rawValue] += 1
      }
    }
    for number in total.indices.dropFirst()
    where profile.snapshots[number].timestamp == profile.snapshots[number - 1].timestamp {
      total[number] = total[number - 1]
      count[number] = count[number - 1]
    }
    return (total, count)
  }
}
