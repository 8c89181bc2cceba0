package import HeapCharts
package import HeapProfile
package import HeapStatistics

/// One of the report's charts, to be drawn in any size.
package enum SingleChart: Sendable, Hashable {
  /// Tracked memory by class over time.
  case tracked
  /// Memory of the process as the operating system reported it.
  case process
  /// How many instances of a class were alive at each moment.
  case instances(ClassIndex)
  /// Bytes of a class over time, by its largest referents.
  case size(ClassIndex)
  /// Bytes of one instance over time.
  case instance(InstanceIndex)
  /// The classes at a snapshot.
  case distribution(SnapshotIndex)

  /// Lays out the chart of a dump.
  ///
  /// - Returns: nil when the dump has nothing to show in it.
  /// - Throws: ``OverflowError`` when merged referents do not add up within 64 bits.
  package func drawing(
    of analysis: HeapAnalysis, _ style: ChartStyle, measure: any TextMeasuring
  ) throws(OverflowError) -> Drawing? {
    // Single charts are drawn for a person who has the dump: nothing needs to be hidden.
    let specs = ChartSpecs(
      analysis, names: HeapNames(analysis), hues: ClassHues(analysis, ClassGroups(analysis)),
      isRedacted: false)
    return try spec(in: specs)?.layOut(style, measure)?.drawing
  }

  private func spec(in specs: ChartSpecs) throws(OverflowError) -> ChartSpec? {
    switch self {
    case .tracked: specs.tracked()
    case .process: specs.process()
    case .instances(let index): specs.instances(of: index)
    case .size(let index): specs.size(of: index, try SharedReferents(specs.analysis).all(of: index))
    case .instance(let index): specs.instanceSize(index)
    case .distribution(let snapshot): specs.distribution(at: snapshot)
    }
  }
}
