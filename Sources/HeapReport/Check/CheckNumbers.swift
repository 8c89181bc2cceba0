import HeapCheck
import HeapProfile
import HeapStatistics
import Measures
import VisibleText

/// The numbers that are followed from run to run: the peak, and the largest classes, each where it has
/// most.
struct CheckNumbers {
  /// Bytes of all tracked objects at the peak; nil without snapshots.
  let total: ByteCount?
  /// The largest first, equal ones in order of name.
  let classes: [Row]
  /// All that were ever registered.
  let classCount: Int

  struct Row {
    /// Unlike any other, and on one line.
    let label: String
    let bytes: ByteCount
    let instances: Int
  }

  /// Systems that keep numbers keep each name for ever.
  private static let most = 100

  init(_ facts: CheckFacts) {
    let analysis = facts.analysis
    total = facts.peakBytes
    classCount = analysis.profile.classes.count
    guard total != nil else {
      classes = []
      return
    }
    var bytes = [ByteCount](repeating: .min, count: classCount)
    var instances = [Int](repeating: 0, count: classCount)
    for snapshot in analysis.snapshotIndices {
      for (place, cell) in analysis.row(snapshot).enumerated() {
        bytes[place] = max(bytes[place], cell.total)
        instances[place] = max(instances[place], cell.alive)
      }
    }
    let names = analysis.profile.classes.map(\.name)
    let order = bytes.indices.sorted { (bytes[$1], names[$0]) < (bytes[$0], names[$1]) }
    var labels: Set<String> = []
    classes = order.prefix(Self.most).map { place in
      let name = names[place].showsNothing ? "(no name)" : names[place].visible
      var label = name
      var number = 2
      while !labels.insert(label).inserted {
        label = "\(name) (\(number))"
        number += 1
      }
      return Row(label: label, bytes: bytes[place], instances: instances[place])
    }
  }
}
