import HeapProfile
import HeapStatistics

/// The calls of the call sites in one table: what all of them share, and where they differ.
///
/// Calls are innermost first here, as a reader looks for them.
struct SiteCalls: Sendable {
  /// The innermost calls that all sites share, and the outermost ones.
  let inner: [Frame]
  let outer: [Frame]
  /// By trace: the calls between these, and which of them tell the site from the others.
  private let calls: [TraceIndex: Calls]

  /// The calls of one site without those that all share.
  struct Calls: Sendable {
    var frames: [Frame]
    var telling: [Int]
  }

  /// The number of calls that tell a site from others, where three are enough.
  static let summaryLength = 3

  init(_ sites: some Collection<AllocationSite>, _ profile: HeapProfile) {
    let traces = sites.compactMap(\.trace)
    let frames = traces.map { Array(profile.traces[Int($0.rawValue)].frames.reversed()) }
    guard frames.count > 1, let first = frames.first else {
      inner = []
      outer = []
      calls = Dictionary(
        zip(traces, frames.map { Calls(frames: $0, telling: Array($0.indices.prefix(3))) }),
        uniquingKeysWith: { first, _ in first })
      return
    }
    let shortest = frames.map(\.count).min() ?? 0
    let innerCount = (0..<shortest).prefix { place in
      frames.allSatisfy { $0[place] == first[place] }
    }.count
    let outerCount = (0..<shortest - innerCount).prefix { place in
      frames.allSatisfy { $0[$0.count - 1 - place] == first[first.count - 1 - place] }
    }.count
    inner = Array(first.prefix(innerCount))
    outer = Array(first.suffix(outerCount))
    let own = frames.map { Array($0.dropFirst(innerCount).dropLast(outerCount)) }
    let telling = Self.telling(own)
    calls = Dictionary(
      zip(traces, zip(own, telling).map { Calls(frames: $0, telling: $1) }),
      uniquingKeysWith: { first, _ in first })
  }

  /// The calls of a site of the table; nil for another.
  func calls(of trace: TraceIndex) -> Calls? { calls[trace] }

  /// For each list, places whose calls no other list has: the first three, or the first one and those
  /// from where it is the only one.
  private static func telling(_ lists: [[Frame]]) -> [[Int]] {
    var depths = [Int](repeating: 0, count: lists.count)
    var groups = [Array(lists.indices)]
    var depth = 0
    while !groups.isEmpty {
      var next: [[Int]] = []
      for group in groups where group.count > 1 {
        let parts = Dictionary(grouping: group) { list in
          lists[list].indices.contains(depth) ? lists[list][depth] : nil
        }
        for (frame, part) in parts {
          for list in part { depths[list] = depth }
          if frame != nil { next.append(part) }
        }
      }
      groups = next
      depth += 1
    }
    return zip(lists, depths).map { list, depth in
      let places =
        depth < summaryLength
        ? Array(0..<summaryLength) : [0] + (depth..<depth + summaryLength - 1)
      return places.filter { list.indices.contains($0) }
    }
  }
}
