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
    let living = runs.indices.filter { !runs[$0].isAfterDeath }
    let peak = living.max { (runs[$0].size, $0) < (runs[$1].size, $1) }
    let trees = listsTrees ? Self.trees([peak, living.last].compactMap(\.self), runs, profile) : []
    var shown = Set(runs.indices.suffix(Self.lineLimit - 2)).union(runs.indices.prefix(1))
    if let peak { shown.insert(peak) }
    if runs.count <= Self.lineLimit { shown = Set(runs.indices) }
    var lines: [Line] = []
    var left: [ByteCount] = []
    func closeGap() {
      guard let smallest = left.min(), let largest = left.max() else { return }
      lines.append(.left(left.count, smallest: smallest, largest: largest))
      left = []
    }
    for (place, run) in runs.enumerated() {
      guard shown.contains(place) else {
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

  private static func runs(of instance: Instance, in profile: HeapProfile) -> [Run] {
    var runs: [Run] = []
    for place in instance.sizes {
      let record = profile.sizes[place]
      let size = profile.sized(record).size
      let isAfterDeath = instance.isFreed(by: record.timestamp)
      if isAfterDeath, size == 0 { continue }
      if let last = runs.last, last.size == size, last.last.snapshot != nil,
        record.snapshot != nil, !last.isAfterDeath, !isAfterDeath
      {
        runs[runs.count - 1].last = record
        runs[runs.count - 1].count += 1
      } else {
        runs.append(Run(first: record, last: record, size: size, isAfterDeath: isAfterDeath))
      }
    }
    return runs
  }

  /// Of some runs, the latest first, those with trees that no later one has.
  private static func trees(_ places: [Int], _ runs: [Run], _ profile: HeapProfile) -> [Int] {
    var chosen: [Int] = []
    for place in Set(places).sorted(by: >)
    where profile.sized(runs[place].last).descendants > 0 {
      if !chosen.contains(where: {
        profile.hasSameReferents(runs[$0].last.sized, runs[place].last.sized)
      }) {
        chosen.append(place)
      }
    }
    return chosen
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
