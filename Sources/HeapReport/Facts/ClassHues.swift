import HeapCharts
import HeapProfile
import HeapStatistics
import Measures

/// Which class has which colour: the same on every page and in every chart.
struct ClassHues: Sendable {
  /// The classes with a colour of their own, the one with the largest total at any snapshot first.
  let ranked: [ClassIndex]
  /// Number of the classes that share the grey of "Other".
  let otherCount: Int
  private let hues: [Hue]

  init(_ analysis: HeapAnalysis) {
    var largest = [Int64](repeating: 0, count: analysis.profile.classes.count)
    for snapshot in analysis.snapshotIndices {
      for (place, cell) in analysis.row(snapshot).enumerated() {
        largest[place] = max(largest[place], cell.total)
      }
    }
    if analysis.profile.snapshots.isEmpty {
      largest = analysis.classes.map { $0.sizes?.maximum ?? 0 }
    }
    let order = largest.indices.sorted { (-largest[$0], $0) < (-largest[$1], $1) }
    // One class alone is never hidden behind "Other (1 class)" as long as there is a hue for it.
    ranked = order.prefix(Hue.count).map(ClassIndex.init)
    otherCount = order.count - ranked.count
    var hues = [Hue](repeating: .other, count: order.count)
    for (rank, index) in ranked.enumerated() { hues[index.rawValue] = .rank(rank) }
    self.hues = hues
  }

  func hue(of index: ClassIndex) -> Hue { hues[index.rawValue] }

  /// The name of the rest.
  var otherName: String { "Other (\(GroupedCount(otherCount).of("class", "classes")))" }
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
