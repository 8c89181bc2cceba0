package import Measures

/// Memory over time, one band per class, stacked so that the upper edge is the sum.
///
/// Between two snapshots the edges are straight lines: nothing was measured there, and the marks on
/// the axis show where something was. Nothing is drawn before the first and after the last.
package struct StackedAreaChart: Sendable {
  /// What is shown, without the unit; the unit is appended.
  package var title: String
  package var snapshots: [SnapshotMark]
  /// In stack order, the lowest first.
  package var bands: [Band]
  /// The line above the stack, in bytes per snapshot; `nil` is unknown. Empty: no line.
  package var total: [ByteCount?]
  /// The snapshot with the largest total.
  package var peak: Int?
  /// A word for what the whole stack is: `tracked`.
  package var whole: String
  /// Moments besides the snapshots that must be on the axis, in seconds.
  package var reach: ClosedRange<Double>?
  /// Bytes that the y axis reaches at least, so that two charts have one scale.
  package var ceiling: ByteCount = 0

  package init(
    title: String, snapshots: [SnapshotMark], bands: [Band], total: [ByteCount?] = [],
    peak: Int? = nil, whole: String = "tracked"
  ) {
    self.whole = whole
    self.title = title
    self.snapshots = snapshots
    self.bands = bands
    self.total = total
    self.peak = peak
  }

  /// One class, or the rest of the classes together.
  package struct Band: Sendable {
    package var name: String
    package var hue: Hue
    /// Bytes per snapshot; unknown is drawn as 0, and so is a negative value.
    package var bytes: [ByteCount?]

    package init(name: String, hue: Hue, bytes: [ByteCount?]) {
      self.name = name
      self.hue = hue
      self.bytes = bytes
    }
  }

  /// Lays the chart out; one snapshot becomes one stacked bar.
  ///
  /// - Returns: `nil` if there is no snapshot: a sentence says that better than an empty frame.
  package func chart(_ style: ChartStyle, measure: any TextMeasuring) -> Chart? {
    switch snapshots.count {
    case 0: nil
    case 1: bar(style, measure: measure)
    default: area(style, measure: measure)
    }
  }

  /// The total at a snapshot: the value of the line if there is one, else the sum of the bands.
  func total(at snapshot: Int, _ stack: Stack) -> ByteCount {
    knownTotal(at: snapshot) ?? stack.sum(snapshot)
  }

  func knownTotal(at snapshot: Int) -> ByteCount? {
    total.indices.contains(snapshot) ? total[snapshot].map { max($0, 0) } : nil
  }
}
