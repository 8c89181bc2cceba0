/// The corners of a step line, thinned so that the picture stays the same.
struct StepLine {
  /// In pixels, from left to right.
  private(set) var points: [Point] = []
  private let frame: PlotFrame
  private var y: Double

  /// Events out of order are drawn at the previous event's time; those without a time are left out.
  ///
  /// Keeps the lowest, the highest and the last event in each column of two pixels: the
  /// line is nearly as wide.
  init(_ events: [InstanceCount], frame: PlotFrame) {
    self.frame = frame
    y = frame.y(0)
    var column: Column?
    var x = -Double.infinity
    for event in events where event.time.isFinite {
      x = max(x, frame.time.scale(TimeAxis.sane(event.time)))
      let count = max(event.count, 0)
      if column?.holds(x) == true {
        column?.add(count)
      } else {
        if let column { step(column) }
        column = Column(x: x, lowest: count, highest: count, last: count, isLowestFirst: true)
      }
    }
    if let column { step(column) }
    // The last count holds until the end of the axis.
    if !points.isEmpty { points.append(Point(frame.plot.maxX, y)) }
  }

  private mutating func step(_ column: Column) {
    points.append(Point(column.x, y))
    let extremes =
      column.isLowestFirst ? [column.lowest, column.highest] : [column.highest, column.lowest]
    for count in extremes + [column.last] {
      let next = frame.y(Double(count))
      if next != y { points.append(Point(column.x, next)) }
      y = next
    }
  }

  /// The events within two pixels.
  private struct Column {
    let x: Double
    var lowest: Int
    var highest: Int
    var last: Int
    var isLowestFirst: Bool

    func holds(_ x: Double) -> Bool { (x / 2).rounded(.down) == (self.x / 2).rounded(.down) }

    mutating func add(_ count: Int) {
      if count < lowest {
        lowest = count
        isLowestFirst = false
      }
      if count > highest {
        highest = count
        isLowestFirst = true
      }
      last = count
    }
  }
}
