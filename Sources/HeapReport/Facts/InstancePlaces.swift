import HeapProfile
import HeapStatistics
import System

/// Which instances a report shows, and on which page of their class each is.
///
/// A page takes as many instances as it has room for, so that it opens at once whatever they hold.
struct InstancePlaces: Sendable {
  /// What a report shows of instances.
  struct Limits: Sendable {
    /// At most that many instances of each class get a place; nil: all.
    var instances: Int?
    /// Whether all of them are in one file, which must stay small: referents of the smaller ones are
    /// left out first, then the smaller instances.
    var fitsOneFile = false
    var isRedacted = false
  }

  /// Instances on one page.
  static let pageSize = 200

  /// Room for instances on a class's page, beside all else that is there, and on a further page.
  private static let firstRoom = CardWeight(elements: 5_000, bytes: 330_000)
  private static let furtherRoom = CardWeight(elements: 13_500, bytes: 900_000)
  /// Instances that one processor weighs at a time.
  private static let batchSize = 512
  /// Bytes for all instances of a report in one file.
  private static let fileRoom = 2_200_000

  /// The instances of each class that are shown, largest first.
  private var shown: [[InstanceIndex]]
  /// Place of each instance among those shown of its class, or `.max`.
  private var ranks: [UInt32]
  /// The ranks with which the pages of each class begin; none for a class with nothing to show.
  private var starts: [[Int]] = []
  /// Referents are listed for that many of the largest instances of each class; nil: all.
  private(set) var treeLimit: Int?

  init(_ analysis: HeapAnalysis, _ shared: SharedStructures, _ limits: Limits) {
    shown = analysis.classIndices.map {
      analysis.largestInstances(of: $0, limit: limits.instances ?? .max)
    }
    ranks = Self.ranks(of: shown, among: analysis.profile.instances.count)
    let whole = weights(in: analysis.profile, shared, limits, listsTrees: true)
    if limits.fitsOneFile {
      fit(whole, weights(in: analysis.profile, shared, limits, listsTrees: false))
      starts = shown.map { _ in [0] }
      ranks = Self.ranks(of: shown, among: ranks.count)
    } else {
      starts = whole.map(Self.starts)
    }
  }

  private static func ranks(of shown: [[InstanceIndex]], among count: Int) -> [UInt32] {
    var ranks = [UInt32](repeating: .max, count: count)
    for list in shown {
      for (rank, instance) in list.enumerated() {
        ranks[instance.rawValue] = UInt32(truncatingIfNeeded: rank)
      }
    }
    return ranks
  }

  /// The weight of each instance that is shown, weighed on all processors, in the order of the dump:
  /// that is how they lie in memory.
  private func weights(
    in profile: HeapProfile, _ shared: SharedStructures, _ limits: Limits, listsTrees: Bool
  ) -> [[CardWeight]] {
    let size = Self.batchSize
    let batches = JobPool.results((ranks.count + size - 1) / size) { batch in
      (batch * size..<min((batch + 1) * size, ranks.count)).map { number in
        guard ranks[number] != .max else { return CardWeight.zero }
        return CardWeight(
          of: profile.instances[number], in: profile, listsTrees: listsTrees,
          isRedacted: limits.isRedacted)
          + CardWeight(lines: shared.lines(of: InstanceIndex(number)))
      }
    }
    return shown.map { list in
      list.map { batches[$0.rawValue / size][$0.rawValue % size] }
    }
  }

  /// Leaves out what one file has no room for.
  private mutating func fit(_ whole: [[CardWeight]], _ bare: [[CardWeight]]) {
    let most = bare.map(\.count).max() ?? 0
    var bytes = 0
    var count = 0
    while count < most {
      let next = bare.reduce(0) { $0 + ($1.indices.contains(count) ? $1[count].bytes : 0) }
      if bytes + next > Self.fileRoom, count > 0 { break }
      bytes += next
      count += 1
    }
    shown = shown.map { Array($0.prefix(count)) }
    for rank in 0..<count {
      for (list, bareList) in zip(whole, bare) where list.indices.contains(rank) {
        bytes += list[rank].bytes - bareList[rank].bytes
      }
      if bytes > Self.fileRoom {
        treeLimit = rank
        return
      }
    }
  }

  /// Where pages begin, so that each has room for its instances.
  private static func starts(_ weights: [CardWeight]) -> [Int] {
    var starts = [0]
    var sum = CardWeight.zero
    for (rank, weight) in weights.enumerated() {
      let room = starts.count == 1 ? firstRoom : furtherRoom
      let count = rank - (starts.last ?? 0)
      if count == pageSize || (count > 0 && !(sum + weight).isWithin(room)) {
        starts.append(rank)
        sum = .zero
      }
      sum = sum + weight
    }
    return starts
  }

  /// The instances of a class that have a place, largest first.
  func shownInstances(of index: ClassIndex) -> [InstanceIndex] { shown[index.rawValue] }

  /// Whether the referents of an instance that has a place are listed there.
  func listsTree(of instance: InstanceIndex) -> Bool {
    treeLimit.map { ranks[instance.rawValue] < $0 } ?? true
  }

  /// Number of pages with instances of a class, the class page included; at least 1.
  func pageCount(of index: ClassIndex) -> Int { starts[index.rawValue].count }

  /// The ranks of the instances on one of these pages, from 0; the first is page 1.
  func ranks(of index: ClassIndex, page: Int) -> Range<Int> {
    let starts = starts[index.rawValue]
    guard starts.indices.contains(page - 1) else { return 0..<0 }
    return starts[page - 1]..<(page < starts.count ? starts[page] : shown[index.rawValue].count)
  }

  /// The instances on one of these pages.
  func instances(of index: ClassIndex, page: Int) -> ArraySlice<InstanceIndex> {
    shown[index.rawValue][ranks(of: index, page: page)]
  }

  /// The page of a class that shows an instance of it, counted from 1; nil when none does.
  func page(of instance: InstanceIndex, in index: ClassIndex) -> Int? {
    let rank = ranks[instance.rawValue]
    guard rank != .max else { return nil }
    return (starts[index.rawValue].lastIndex { $0 <= Int(rank) } ?? 0) + 1
  }
}
