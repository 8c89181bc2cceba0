import HeapComparison
import Measures

/// The holders whose change is not that of what they hold.
///
/// A module, its variables and a dictionary in them all grow by what was put into the dictionary: only the
/// last one is told. From a holder whose large parts have most of its change one goes on to these parts, as
/// where the heap comes together.
struct HolderChanges {
  private(set) var found: [HeapHolderChange] = []

  /// A holder moved by at least one of so many parts of the larger heap.
  private static let leastShare = 1_000
  /// A part that has less than one of so many parts of a holder's change is a small one.
  private static let smallParts = 10
  /// As long as large parts have most of a holder's change, these are told in its place.
  private static let mostInPercent = 70

  init(_ base: HeapDigest, _ head: HeapDigest) {
    let before = Dictionary(uniqueKeysWithValues: base.holders.map { ($0.path, $0) })
    let after = Dictionary(uniqueKeysWithValues: head.holders.map { ($0.path, $0) })
    let least = max(1, max(base.bytes, head.bytes) / Self.leastShare)
    var changes: [String: ByteChange] = [:]
    var above: [String: String] = [:]
    for holder in base.holders + head.holders {
      let path = holder.path
      let change = ByteChange(before[path]?.retained ?? 0, after[path]?.retained ?? 0)
      guard change.magnitude >= least else { continue }
      changes[path] = change
      above[path] = holder.above ?? above[path]
    }
    var explained: [String: ByteCount] = [:]
    for (path, change) in changes {
      guard let holder = above[path], let whole = changes[holder],
        whole.difference.signum() == change.difference.signum(),
        change.magnitude >= whole.magnitude / Self.smallParts
      else { continue }
      explained[holder, default: 0] += change.magnitude
    }
    // What has no parts that explain its change, and is not held by another one that is told.
    let ends = Set(
      changes.filter { path, change in
        explained[path, default: 0] / Self.mostInPercent < max(1, change.magnitude / 100)
      }.keys)
    var isWithin: [String: Bool] = [:]
    for path in changes.keys { Self.judge(path, above, ends, &isWithin) }
    found = changes.filter {
      ends.contains($0.key) && isWithin[$0.key] != true
    }.map { path, change in
      HeapHolderChange(
        path: path, type: after[path]?.type ?? before[path]?.type ?? "", retained: change,
        content: after[path]?.content ?? before[path]?.content)
    }.sorted { left, right in
      left.retained.magnitude != right.retained.magnitude
        ? left.retained.magnitude > right.retained.magnitude
        : left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
    }
  }
  /// Notes for a holder, and all above it, whether one that is told holds it.
  private static func judge(
    _ path: String, _ above: [String: String], _ ends: Set<String>,
    _ isWithin: inout [String: Bool]
  ) {
    var way: [String] = []
    var current: String? = path
    // Ways of several objects may be one text, so that the holders of a circle could come again.
    while let step = current, isWithin[step] == nil {
      isWithin[step] = false
      way.append(step)
      current = above[step]
    }
    for step in way.reversed() {
      guard let holder = above[step] else { continue }
      isWithin[step] = ends.contains(holder) || isWithin[holder] == true
    }
  }
}
