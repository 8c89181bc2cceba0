import HeapCharts
import HeapProfile
import HeapStatistics
import Measures

/// Which class has which colour: the same on every page and in every chart. Where there are many
/// classes, those of one package share a colour.
struct ClassHues: Sendable {
  /// A colour, and the classes that have it.
  struct Band: Sendable {
    /// Nil for a class by itself, which has a name of its own.
    var name: String?
    var classes: [ClassIndex]
    var hue: Hue
  }

  /// Those with a colour of their own, the one with the largest total at any snapshot first.
  let bands: [Band]
  /// Number of the others, which share a grey, and what they are.
  private let otherCount: Int
  private let isGrouped: Bool
  private let hues: [Hue]

  init(_ analysis: HeapAnalysis, _ groups: ClassGroups) {
    isGrouped = !groups.groups.isEmpty
    var all =
      isGrouped
      ? groups.groups.map { Band(name: $0.name, classes: $0.classes, hue: .other) }
      : analysis.classIndices.map { Band(name: nil, classes: [$0], hue: .other) }
    let largest = all.map { band -> ByteCount in
      guard !analysis.profile.snapshots.isEmpty else {
        return band.classes.map { analysis.classes[$0.rawValue].sizes?.maximum ?? 0 }.max() ?? 0
      }
      return analysis.snapshotIndices.map { band.total(at: $0, analysis) }.max() ?? 0
    }
    let order = largest.indices.sorted { (-largest[$0], $0) < (-largest[$1], $1) }
    // One class alone is never hidden behind "Other (1 class)" as long as there is a hue for it.
    let ranked = order.prefix(Hue.count)
    var hues = [Hue](repeating: .other, count: analysis.profile.classes.count)
    for (rank, place) in ranked.enumerated() {
      all[place].hue = .rank(rank)
      for index in all[place].classes { hues[index.rawValue] = .rank(rank) }
    }
    bands = ranked.map { all[$0] }
    otherCount = order.count - ranked.count
    self.hues = hues
  }

  func hue(of index: ClassIndex) -> Hue { hues[index.rawValue] }

  /// The name of the rest.
  var otherName: String {
    guard otherCount > 0 else { return "Other" }
    let count = GroupedCount(otherCount)
    return "Other (\(isGrouped ? count.of("package", "packages") : count.of("class", "classes")))"
  }
}

extension ClassHues.Band {
  /// Bytes of all its classes at a snapshot.
  func total(at snapshot: SnapshotIndex, _ analysis: HeapAnalysis) -> ByteCount {
    classes.reduce(0) { $0 + analysis.at(snapshot, $1).total }
  }
}

extension Hue {
  /// The style sheet's class for the colour: `k1` to `k8`, `k0` for the rest.
  var styleClass: StaticString {
    switch self {
    case .rank(0): "k1"
    case .rank(1): "k2"
    case .rank(2): "k3"
    case .rank(3): "k4"
    case .rank(4): "k5"
    case .rank(5): "k6"
    case .rank(6): "k7"
    case .rank(7): "k8"
    default: "k0"
    }
  }
}
