import HeapCharts
import Measures

/// The charts that the tests lay out.
enum ChartSamples {
  static let styles = [
    ChartStyle(), ChartStyle(theme: .dark, width: .narrow),
    ChartStyle(theme: .light, width: 700, height: 260),
    ChartStyle(theme: .light, width: 1, height: 1),
  ]

  /// A build of SCons: four snapshots, eight classes and the rest.
  static let build: StackedAreaChart = {
    let names = [
      "Node.FS.File", "Node.FS.Base", "Executor.Null", "Executor.Executor",
      "SCons.Script.SConscript.SConsEnvironment", "Node.FS.Dir", "Action.CommandAction",
      "Builder.BuilderBase", "Other (10 classes)",
    ]
    let bytes: [[ByteCount?]] = [
      [10_486, 3_879_731, 3_774_874, 14_659_093], [0, 3_355_443, 3_355_443, 6_920_602],
      [nil, 0, 0, 2_202_010], [nil, 1_101_005, 1_101_005, 1_111_491],
      [0, 272_630, 314_573, 503_316],
      [0, 251_658, 251_658, 471_859], [0, 104_858, 104_858, 157_286], [0, 52_429, 62_915, 62_915],
      [2_097, 104_858, 157_286, 209_715],
    ]
    let bands = zip(names, bytes).enumerated().map { rank, band in
      StackedAreaChart.Band(
        name: band.0, hue: rank < Hue.count ? .rank(rank) : .other, bytes: band.1)
    }
    return StackedAreaChart(
      title: "Tracked memory by class",
      snapshots: [
        SnapshotMark(time: 0.05, name: "before reading SConscript files"),
        SnapshotMark(time: 0.14, name: "after reading SConscript files"),
        SnapshotMark(time: 0.44, name: "before building targets"),
        SnapshotMark(time: 1.52, name: "after building targets"),
      ], bands: bands, total: totals(bands, 4), peak: 3)
  }()

  /// `count` snapshots ten seconds apart.
  static func periodic(_ count: Int) -> StackedAreaChart {
    let bands = (0..<9).map { rank in
      StackedAreaChart.Band(
        name: "app.models.Class\(rank)", hue: rank < 8 ? .rank(rank) : .other,
        bytes: (0..<count).map { ByteCount(clamping: ($0 * 7_919 + rank * 104_729) % 1_000_003) })
    }
    return StackedAreaChart(
      title: "Tracked memory by class",
      snapshots: (0..<count).map { .init(time: 10 * Double($0), name: "snapshot \($0)") },
      bands: bands, total: totals(bands, count), peak: count / 2)
  }

  private static func totals(_ bands: [StackedAreaChart.Band], _ count: Int) -> [ByteCount?] {
    (0..<count).map { index in bands.reduce(0) { $0 + ($1.bytes[index] ?? 0) } }
  }
}
