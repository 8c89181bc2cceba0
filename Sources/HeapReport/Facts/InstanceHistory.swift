import HeapProfile
import Measures

/// The sizes of an instance over time, those in a row that are equal as one line.
struct InstanceHistory {
  /// Sizes in a row that are equal.
  struct Run {
    var first: SizeRecord
    var last: SizeRecord
    var size: ByteCount
    /// Number of sizes.
    var count = 1
    /// Recorded for an instance that was gone: the size of None, in its place.
    var isAfterDeath: Bool
  }

  /// A line of a card.
  enum Line {
    /// - before: bytes at the time before, if there was one.
    /// - tree: what the instance referred to then, where that is listed.
    case run(Run, before: ByteCount?, tree: SizeRecord?)
    /// Changes that are not listed one by one.
    case left(Int, smallest: ByteCount, largest: ByteCount)
  }

  /// At most that many lines are listed: the first, the largest and the latest.
  private static let lineLimit = 12

  let lines: [Line]

  /// - Parameter listsTrees: whether referents are listed: those at the largest size and those at the
  ///   last one, or one of them where they are alike.
  init(of instance: Instance, in profile: HeapProfile, listsTrees: Bool) {
    let runs = Self.runs(of: instance, in: profile)
    if runs.count == 1, let run = runs.first {
      // Most of a dump.
      let hasTree = listsTrees && !run.isAfterDeath && profile.sized(run.last).descendants > 0
      lines = [.run(run, before: nil, tree: hasTree ? run.last : nil)]
      return
    }
    let last = runs.lastIndex { !$0.isAfterDeath }
    let peak = Self.peak(runs)
    let trees = listsTrees ? Self.trees(last, peak, runs, profile) : []
    let tail = runs.count - (Self.lineLimit - 2)
    let listsAll = runs.count <= Self.lineLimit
    var lines: [Line] = []
    lines.reserveCapacity(min(runs.count, Self.lineLimit + 2))
    var left: [ByteCount] = []
    func closeGap() {
      guard let smallest = left.min(), let largest = left.max() else { return }
      lines.append(.left(left.count, smallest: smallest, largest: largest))
      left = []
    }
    for (place, run) in runs.enumerated() {
      guard listsAll || place == 0 || place >= tail || place == peak else {
        left.append(run.size)
        continue
      }
      closeGap()
      lines.append(
        .run(
          run, before: place > 0 ? runs[place - 1].size : nil,
          tree: trees.contains(place) ? run.last : nil))
    }
    self.lines = lines
  }

  /// The number of lines without making them; nil where that is not much less work, or where referents
  /// are listed.
  static func lineCount(of instance: Instance, in profile: HeapProfile, listsTrees: Bool) -> Int? {
    var count = 0
    var hasTrees = false
    forEachRun(of: instance, in: profile) { run in
      count += 1
      hasTrees = hasTrees || listsTrees && profile.sized(run.last).descendants > 0
    }
    return count > lineLimit || hasTrees ? nil : count
  }

  private static func runs(of instance: Instance, in profile: HeapProfile) -> [Run] {
    var runs: [Run] = []
    runs.reserveCapacity(min(instance.sizes.count, lineLimit))
    forEachRun(of: instance, in: profile) { runs.append($0) }
    return runs
  }

  private static func forEachRun(
    of instance: Instance, in profile: HeapProfile, _ body: (Run) -> Void
  ) {
    var open: Run?
    for place in instance.sizes {
      let record = profile.sizes[place]
      let size = profile.sized(record).size
      let isAfterDeath = instance.isFreed(by: record.timestamp)
      if isAfterDeath, size == 0 { continue }
      if var run = open {
        if run.size == size, run.last.snapshot != nil, record.snapshot != nil, !run.isAfterDeath,
          !isAfterDeath
        {
          run.last = record
          run.count += 1
          open = run
          continue
        }
        body(run)
      }
      open = Run(first: record, last: record, size: size, isAfterDeath: isAfterDeath)
    }
    if let open { body(open) }
  }

  /// The latest of the largest while it lived.
  private static func peak(_ runs: [Run]) -> Int? {
    var peak: Int?
    for (place, run) in runs.enumerated() where !run.isAfterDeath {
      if let former = peak, runs[former].size > run.size { continue }
      peak = place
    }
    return peak
  }

  /// Of two runs those with trees, the earlier one only where it is not alike.
  private static func trees(_ last: Int?, _ peak: Int?, _ runs: [Run], _ profile: HeapProfile)
    -> [Int]
  {
    func sized(_ place: Int) -> SizedIndex? {
      let record = runs[place].last
      return profile.sized(record).descendants > 0 ? record.sized : nil
    }
    guard let last, let peak else { return [] }
    guard let latest = sized(last) else { return sized(peak) == nil ? [] : [peak] }
    guard last != peak, let largest = sized(peak), !profile.hasSameReferents(latest, largest)
    else { return [last] }
    return [last, peak]
  }
}

extension HeapProfile {
  /// Whether two objects have referents with the same names and sizes, all the way down.
  func hasSameReferents(_ left: SizedIndex, _ right: SizedIndex) -> Bool {
    let (first, second) = (Int(left.rawValue), Int(right.rawValue))
    if first == second { return true }
    guard sized[first].descendants == sized[second].descendants else { return false }
    let count = Int(sized[first].descendants)
    return stride(from: 1, through: count, by: 1).allSatisfy { distance in
      let (one, other) = (sized[first - distance], sized[second - distance])
      guard one.size == other.size, one.flat == other.flat, one.descendants == other.descendants
      else { return false }
      return one.name == other.name
        || texts.withBytes(one.name) { bytes in
          texts.withBytes(other.name) { $0.elementsEqual(bytes) }
        }
    }
  }
}
