import HeapCharts
import ReferenceCycles

/// Which type has which colour, on every page and in every picture: the types with the most objects
/// in cycles have one of their own.
struct TypeHues: Sendable {
  private let hues: [Int: Hue]

  init(_ analysis: CycleAnalysis) {
    let ranked = analysis.types.filter { $0.inCycles > 0 }.prefix(Hue.count)
    hues = Dictionary(
      uniqueKeysWithValues: ranked.enumerated().map { ($0.element.type, Hue.rank($0.offset)) })
  }

  func hue(of type: Int) -> Hue { hues[type] ?? .other }
}
