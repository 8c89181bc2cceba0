package import HeapProfile
import HeapStatistics
import Measures

/// A place where instances of a class are made, in both runs: matched by file name without folders,
/// function and source text, as line numbers move with every edit.
package struct SiteChange: Sendable {
  /// The innermost call of the program itself, as HEAD has it, else as BASE has it; nil for instances
  /// whose place was not recorded.
  package let frame: Frame?
  /// Bytes at the snapshots that are compared.
  package let bytes: ByteChange
  /// Living instances there.
  package let alive: CountChange

  /// All places of a class, the largest change of bytes first, then of instances.
  ///
  /// - Complexity: linear in the instances of the class, times the logarithm of their sizes.
  package static func all(of change: ClassChange, in comparison: Comparison) -> [SiteChange] {
    var sites = SiteCounter()
    for side in Side.allCases {
      guard let index = change.classes[side] else { continue }
      sites.add(index, side, in: comparison)
    }
    return sites.all.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      if one.bytes.magnitude != other.bytes.magnitude {
        return one.bytes.magnitude > other.bytes.magnitude
      }
      if one.alive.magnitude != other.alive.magnitude {
        return one.alive.magnitude > other.alive.magnitude
      }
      return left.offset < right.offset
    }.map(\.element)
  }
}

/// Adds up the instances of a class by the places where they were made.
private struct SiteCounter {
  private struct Key: Hashable {
    let file: String
    let function: String
    let source: String
  }

  private struct Site {
    var frame: Frame?
    var bytes: [ByteCount] = [0, 0]
    var alive = [0, 0]
  }

  private var sites: [Site] = []
  private var places: [Key?: Int] = [:]

  var all: [SiteChange] {
    sites.map {
      SiteChange(
        frame: $0.frame, bytes: Change($0.bytes[0], $0.bytes[1]),
        alive: Change($0.alive[0], $0.alive[1]))
    }
  }

  mutating func add(_ index: ClassIndex, _ side: Side, in comparison: Comparison) {
    let analysis = comparison[side]
    let (profile, snapshot) = (analysis.profile, comparison.moment.pair[side])
    let time = profile.snapshots[snapshot.rawValue].timestamp
    let column = side == .base ? 0 : 1
    var known: [UInt32: Int] = [:]
    for number in profile.instances(of: index) {
      let instance = profile.instances[number]
      let size = analysis.size(of: InstanceIndex(number), at: snapshot).map {
        profile.sized($0).size
      }
      let isAlive = instance.isAlive(at: time)
      guard isAlive || size ?? 0 > 0 else { continue }
      let trace = instance.trace?.rawValue ?? .max
      let place = known[trace] ?? place(of: instance.trace, in: profile)
      known[trace] = place
      if isAlive { sites[place].alive[column] += 1 }
      sites[place].bytes[column] += size ?? 0
    }
  }

  private mutating func place(of trace: TraceIndex?, in profile: HeapProfile) -> Int {
    let frames = trace.map { profile.traces[Int($0.rawValue)].frames } ?? []
    let frame = frames.last { $0.line != nil && !$0.isOfLibrary } ?? frames.last
    let key = frame.map { Key(file: $0.fileName, function: $0.function, source: $0.source) }
    let place = places[key] ?? sites.count
    if place == sites.count {
      places[key] = place
      sites.append(Site())
    }
    sites[place].frame = frame
    return place
  }
}
