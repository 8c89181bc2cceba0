import HeapCharts
import HeapProfile
import HeapStatistics
import Measures

extension ChartSpecs {
  /// The size of one instance at the snapshots that saw it alive.
  func instanceSize(_ index: InstanceIndex) -> ChartSpec? {
    let profile = analysis.profile
    let instance = profile.instances[index.rawValue]
    let allMarks = snapshotMarks
    var marks: [SnapshotMark] = []
    var sizes: [ByteCount] = []
    for snapshot in analysis.snapshotIndices {
      let mark = allMarks[snapshot.rawValue]
      guard instance.isAlive(at: mark.time), let record = analysis.size(of: index, at: snapshot)
      else { continue }
      marks.append(mark)
      sizes.append(profile.sized(record).size)
    }
    guard !marks.isEmpty else { return nil }
    let owner = analysis.owner(of: index)
    let chart = StackedAreaChart(
      title: "Size of instance \(index.rawValue + 1)", snapshots: marks,
      bands: [
        StackedAreaChart.Band(
          name: profile.classes[owner.rawValue].name, hue: hues.hue(of: owner), bytes: sizes)
      ],
      total: sizes, peak: sizes.indices.max { (sizes[$0], $1) < (sizes[$1], $0) })
    return ChartSpec(
      caption: "Measured at the snapshots at which the instance was alive."
    ) { chart.chart($0, measure: $1) }
  }
}
