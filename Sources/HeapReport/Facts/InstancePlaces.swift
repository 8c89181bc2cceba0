import HeapProfile
import HeapStatistics

/// Which instances a report shows, and on which page of their class each is.
struct InstancePlaces: Sendable {
  /// Instances on one page.
  static let pageSize = 200

  /// The instances of each class that are shown, largest first.
  private let shown: [[InstanceIndex]]
  /// Place of each instance among those shown of its class, or `.max`.
  private let ranks: [UInt32]

  /// - Parameter limit: at most that many instances of each class get a place; nil: all.
  init(_ analysis: HeapAnalysis, limit: Int?) {
    var shown: [[InstanceIndex]] = []
    var ranks = [UInt32](repeating: .max, count: analysis.profile.instances.count)
    for index in analysis.classIndices {
      let list = analysis.largestInstances(of: index, limit: limit ?? .max)
      for (rank, instance) in list.enumerated() {
        ranks[instance.rawValue] = UInt32(truncatingIfNeeded: rank)
      }
      shown.append(list)
    }
    self.shown = shown
    self.ranks = ranks
  }

  /// The instances of a class that have a place, largest first.
  func shownInstances(of index: ClassIndex) -> [InstanceIndex] { shown[index.rawValue] }

  /// Number of pages with instances of a class, the class page included; at least 1.
  func pageCount(of index: ClassIndex) -> Int {
    max(1, (shown[index.rawValue].count + Self.pageSize - 1) / Self.pageSize)
  }

  /// The instances on one of these pages; the first is page 1.
  func instances(of index: ClassIndex, page: Int) -> ArraySlice<InstanceIndex> {
    let all = shown[index.rawValue]
    let start = min(all.count, (page - 1) * Self.pageSize)
    return all[start..<min(all.count, start + Self.pageSize)]
  }

  /// The page that shows an instance, counted from 1; nil when none does.
  func page(of instance: InstanceIndex) -> Int? {
    let rank = ranks[instance.rawValue]
    return rank == .max ? nil : Int(rank) / Self.pageSize + 1
  }

  /// The instance that many places after another of its class, if one is shown there.
  func neighbor(of instance: InstanceIndex, in index: ClassIndex, by distance: Int)
    -> InstanceIndex?
  {
    let all = shown[index.rawValue]
    let place = Int(ranks[instance.rawValue]) + distance
    return all.indices.contains(place) ? all[place] : nil
  }
}
