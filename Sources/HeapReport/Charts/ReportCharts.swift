package import HeapCharts
package import HeapProfile
package import HeapStatistics

/// Single charts of the report, drawn in any size.
package struct ReportCharts: Sendable, ChartSource {
  let analysis: HeapAnalysis
  let hues: ClassHues
  /// Single charts are drawn for whoever holds the dump.
  let isRedacted = false

  package init(_ analysis: HeapAnalysis) {
    self.analysis = analysis
    hues = ClassHues(analysis)
  }

  /// One of the report's charts.
  package enum Kind: Sendable, Hashable {
    /// Tracked memory by class over time.
    case tracked
    /// What the operating system said of the process.
    case process
    /// How many instances of a class lived at each moment.
    case instances(ClassIndex)
    /// Bytes of a class over time, by its largest referents.
    case size(ClassIndex)
    /// Bytes of one instance over time.
    case instance(InstanceIndex)
    /// The classes at a snapshot.
    case distribution(SnapshotIndex)
  }

  /// Lays out a chart.
  ///
  /// - Returns: nil when the dump has nothing to show in it.
  /// - Throws: ``OverflowError`` when merged referents do not add up within 64 bits.
  package func drawing(
    _ kind: Kind, _ style: ChartStyle, measure: any TextMeasuring
  ) throws(OverflowError) -> Drawing? {
    try chart(kind)?.layOut(style, measure)?.drawing
  }

  private func chart(_ kind: Kind) throws(OverflowError) -> ReportChart? {
    switch kind {
    case .tracked: trackedChart()
    case .process: processChart()
    case .instances(let index): instanceChart(index)
    case .size(let index): sizeChart(index, try referents(of: index))
    case .instance(let index): instanceSizeChart(index)
    case .distribution(let snapshot): distributionChart(snapshot)
    }
  }

  /// Files are named by whoever asks for a chart.
  func slug(of index: ClassIndex) -> String { "class" }
}
