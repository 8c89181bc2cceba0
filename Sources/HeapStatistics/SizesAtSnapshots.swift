package import HeapProfile

/// The sizes that a class's instances have at each snapshot, in the order of the instances.
///
/// Made in one pass over the sizes: asking for each instance at each snapshot would cost the product
/// of both, whether anything was recorded or not.
package struct SizesAtSnapshots: Sendable {
  /// Where the sizes of each snapshot begin in ``objects``; one more at the end.
  private let starts: [Int]
  private let objects: [SizedIndex]
  private let firstOfEqualTimes: [UInt32]

  package init(of index: ClassIndex, in analysis: HeapAnalysis) {
    let profile = analysis.profile
    let count = profile.snapshots.count
    var starts = [Int](repeating: 0, count: count + 1)
    Self.forEach(of: index, in: analysis) { snapshot, _ in starts[snapshot + 1] += 1 }
    for place in 0..<count { starts[place + 1] += starts[place] }
    var next = starts
    var objects = [SizedIndex](repeating: SizedIndex(0), count: starts[count])
    Self.forEach(of: index, in: analysis) { snapshot, object in
      objects[next[snapshot]] = object
      next[snapshot] += 1
    }
    self.starts = starts
    self.objects = objects
    firstOfEqualTimes = analysis.firstOfEqualTimes
  }

  /// The sized objects of the instances that were sized at a snapshot.
  package subscript(snapshot: SnapshotIndex) -> ArraySlice<SizedIndex> {
    let first = Int(firstOfEqualTimes[snapshot.rawValue])
    return objects[starts[first]..<starts[first + 1]]
  }

  /// Every size that counts: of several of one instance at one snapshot the last.
  private static func forEach(
    of index: ClassIndex, in analysis: HeapAnalysis, _ body: (Int, SizedIndex) -> Void
  ) {
    let profile = analysis.profile
    var stamps = [Int](repeating: -1, count: profile.snapshots.count)
    for number in profile.instances(of: index) {
      for place in profile.instances[number].sizes.reversed() {
        let record = profile.sizes[place]
        guard let snapshot = record.snapshot?.rawValue, stamps[snapshot] != number else { continue }
        stamps[snapshot] = number
        body(snapshot, record.sized)
      }
    }
  }
}
