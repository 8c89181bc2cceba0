import HeapProfile
import HeapStatistics

/// The places where instances were made, and which of them have a row on the page of their class.
struct SitePlaces: Sendable {
  /// At most that many call sites of a class are listed, and at most that many calls of each.
  static let siteLimit = 100
  static let frameLimit = 24
  /// Calls of all rows of a class together.
  private static let frameRoom = 550

  /// All sites of each class; empty where no trace was recorded.
  private let sites: [Result<[AllocationSite], OverflowError>]
  /// How many of them have a row.
  private let counts: [Int]
  /// The calls of those.
  private let shared: [SiteCalls]

  init(_ analysis: HeapAnalysis) {
    var sites: [Result<[AllocationSite], OverflowError>] = []
    for index in analysis.classIndices {
      guard analysis.classes[index.rawValue].hasTraces else {
        sites.append(.success([]))
        continue
      }
      do throws(OverflowError) {
        sites.append(.success(try analysis.allocationSites(of: index)))
      } catch {
        sites.append(.failure(error))
      }
    }
    self.sites = sites
    let counts = sites.map { Self.count((try? $0.get()) ?? [], analysis.profile) }
    self.counts = counts
    shared = zip(sites, counts).map {
      SiteCalls(((try? $0.get()) ?? []).prefix($1), analysis.profile)
    }
  }

  private static func count(_ sites: [AllocationSite], _ profile: HeapProfile) -> Int {
    var room = frameRoom
    for (place, site) in sites.prefix(siteLimit).enumerated() {
      let frames = site.trace.map { profile.traces[Int($0.rawValue)].frames.count } ?? 0
      room -= 5 + min(frames, frameLimit)
      if room < 0, place > 0 { return place }
    }
    return min(sites.count, siteLimit)
  }

  /// - Throws: ``OverflowError`` when the sizes of one do not add up within 64 bits.
  func all(of index: ClassIndex) throws(OverflowError) -> [AllocationSite] {
    try sites[index.rawValue].get()
  }

  /// The sites that have a row.
  func listed(of index: ClassIndex) throws(OverflowError) -> ArraySlice<AllocationSite> {
    try all(of: index).prefix(counts[index.rawValue])
  }

  /// Whether a site has a row.
  func isListed(_ trace: TraceIndex, of index: ClassIndex) -> Bool {
    shared[index.rawValue].calls(of: trace) != nil
  }

  /// The calls of the sites of a class that have a row.
  func calls(of index: ClassIndex) -> SiteCalls { shared[index.rawValue] }

  /// The name of a site's row among the places of its page.
  static func anchor(_ trace: TraceIndex) -> String { "from-\(trace.rawValue + 1)" }
}
