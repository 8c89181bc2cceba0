import HeapProfile
import Measures

/// Counts the instances and adds up the sizes of a profile in one pass over each table.
struct SizeCounter {
  private(set) var cells: [ClassAtSnapshot]
  private(set) var classes: [ClassSummary] = []
  private(set) var maximumSizes: [ByteCount]
  private(set) var owners: [UInt32]
  private let profile: HeapProfile
  private let times: [Double]
  private let width: Int
  /// The instance last added to each snapshot, so that no instance is added twice.
  private var stamps: [Int]
  private var stamp = 0
  /// Whether any instance has several sizes at one snapshot.
  private(set) var hasRepeats = false
  /// See ``HeapAnalysis/unordered``.
  private(set) var unordered: [Int: [UInt32]] = [:]
  /// At each snapshot the bytes that were recorded for instances that were gone: the size of None.
  private(set) var goneTotals: [ByteCount]

  init(_ profile: HeapProfile) throws(OverflowError) {
    self.profile = profile
    times = profile.snapshots.map(\.timestamp)
    width = profile.classes.count
    stamps = Array(repeating: 0, count: times.count)
    goneTotals = Array(repeating: 0, count: times.count)
    cells = Array(repeating: ClassAtSnapshot(), count: times.count * width)
    maximumSizes = Array(repeating: 0, count: profile.instances.count)
    owners = Array(repeating: 0, count: profile.instances.count)
    for index in profile.classes.indices { try count(ClassIndex(index)) }
    accumulate()
    shareSizesOfEqualTimes()
  }

  private mutating func count(_ index: ClassIndex) throws(OverflowError) {
    var summary = ClassSummary(
      index: index, instances: profile.instances(of: index).count, freed: 0, sizes: nil,
      hasReferents: false, hasTraces: false)
    var sum: ByteCount = 0
    var smallest = ByteCount.max
    var largest: ByteCount = 0
    var sized = SizedSum()
    for place in profile.instances(of: index) {
      let instance = profile.instances[place]
      owners[place] = UInt32(index.rawValue)
      countLifetime(instance, index)
      if instance.isFreed { summary.freed += 1 }
      if instance.trace != nil { summary.hasTraces = true }
      let (maximum, hasReferents, isSized) = try addSizes(of: instance, at: place, to: index)
      if isSized { sized.add(maximum) } else { summary.neverSized += 1 }
      if hasReferents { summary.hasReferents = true }
      maximumSizes[place] = maximum
      smallest = min(smallest, maximum)
      largest = max(largest, maximum)
      try sum.add(maximum, "the sizes of \(profile.classes[index.rawValue].name)")
    }
    for instances in profile.classes[index.rawValue].shortLived {
      summary.shortLived += instances.count - instances.alive  // all stay in 62 bits
      summary.unseenAlive += instances.alive
      if instances.trace != nil { summary.hasTraces = true }
    }
    summary.freed += summary.shortLived
    for (snapshot, count) in profile.classes[index.rawValue].shortLivedAt.enumerated() {
      cells[snapshot * width + index.rawValue].born += count
      cells[snapshot * width + index.rawValue].freed += count
      summary.timedShortLived += count
    }
    if summary.instances > 0 {
      summary.sizes = ClassSummary.SizeRange(
        minimum: smallest, average: Double(sum) / Double(summary.instances), maximum: largest)
    }
    summary.sizesAtSnapshots = sized.range
    classes.append(summary)
  }

  /// Enters birth and death at the first snapshot that sees them.
  @inline(__always)
  private mutating func countLifetime(_ instance: Instance, _ index: ClassIndex) {
    let birth = firstSnapshot { $0 > instance.birth }
    if birth < times.count { cells[birth * width + index.rawValue].born += 1 }
    if let death = instance.death {
      // A death before the birth (a clock was set back) counts as a death at birth.
      let freed = max(birth, firstSnapshot { $0 >= death })
      if freed < times.count { cells[freed * width + index.rawValue].freed += 1 }
    }
  }

  /// Adds the sizes of an instance; of several records at one snapshot the last one counts
  /// (Pympler, `TrackedObject.get_size_at_time`).
  @inline(__always)
  private mutating func addSizes(of instance: Instance, at number: Int, to index: ClassIndex)
    throws(OverflowError) -> (maximum: ByteCount, hasReferents: Bool, isSized: Bool)
  {
    var isSized = false
    var maximum: ByteCount = 0
    var hasReferents = false
    var isOrdered = true
    var later = Double.infinity
    stamp += 1
    for place in instance.sizes.reversed() {
      let record = profile.sizes[place]
      let sized = profile.sized(record)
      if record.timestamp > later { isOrdered = false }
      later = record.timestamp
      maximum = max(maximum, sized.size)
      if sized.descendants > 0 { hasReferents = true }
      guard let snapshot = record.snapshot else { continue }
      if !instance.isFreed(by: record.timestamp) { isSized = true }
      if stamps[snapshot.rawValue] == stamp {
        hasRepeats = true
        continue
      }
      stamps[snapshot.rawValue] = stamp
      try cells[snapshot.rawValue * width + index.rawValue].total.add(
        sized.size, "the total of \(profile.classes[index.rawValue].name)")
      if let death = instance.death, death <= record.timestamp {
        try goneTotals[snapshot.rawValue].add(sized.size, "the sizes of freed instances")
      }
    }
    if !isOrdered { unordered[number] = sortedByTime(instance.sizes) }
    return (maximum, hasReferents, isSized)
  }

  private func sortedByTime(_ places: Range<Int>) -> [UInt32] {
    places.sorted { (profile.sizes[$0].timestamp, $0) < (profile.sizes[$1].timestamp, $1) }
      .map { UInt32(truncatingIfNeeded: $0) }
  }

  /// Index of the first snapshot whose time satisfies `isPast`, or their number.
  @inline(__always)
  private func firstSnapshot(_ isPast: (Double) -> Bool) -> Int {
    var low = 0
    var high = times.count
    while low < high {
      let middle = (low + high) / 2
      if isPast(times[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Turns births and deaths into numbers of living instances.
  private mutating func accumulate() {
    for place in cells.indices {
      let before = place >= width ? cells[place - width].alive : 0
      cells[place].alive = before + cells[place].born - cells[place].freed
    }
  }

  /// Snapshots of one time show the same sizes, which are recorded for the first of them.
  private mutating func shareSizesOfEqualTimes() {
    for number in times.indices.dropFirst() where times[number] == times[number - 1] {
      for column in 0..<width {
        cells[number * width + column].total = cells[(number - 1) * width + column].total
      }
      goneTotals[number] = goneTotals[number - 1]
    }
  }
}
