/// Chooses the snapshots whose names are written under the axis, and their places.
///
/// A name is centred under its mark, or within the pixels that are nearer to its mark than to any
/// other, so that it is never read as the name of another snapshot.
struct SnapshotNames {
  /// The pixels that names may use.
  private let bounds: ClosedRange<Double>
  /// The marks of all snapshots, from left to right, each place once.
  private let marks: [Double]
  /// What is written already, from left to right.
  private var taken: [ClosedRange<Double>] = []

  /// Distance of two names in pixels.
  private static let gap = 12.0
  /// No name is shortened below this, in pixels.
  private static let least = 64.0

  init(bounds: ClosedRange<Double>, marks: [Double]) {
    self.bounds = bounds
    self.marks = Set(marks).sorted()
  }

  /// Finds the place of a name, and takes it.
  ///
  /// - Parameter width: what the name needs; less is given where there is not enough room.
  /// - Returns: the pixels for the name; nil when there is no room for it.
  mutating func place(_ width: Double, at x: Double, gap: Double = Self.gap) -> ClosedRange<Double>?
  {
    // With this many names all gaps are filled.
    guard taken.count < 64, let free = room(around: x, gap: gap) else { return nil }
    let half = width / 2
    if free.lowerBound <= x - half, x + half <= free.upperBound { return take(x - half, x + half) }
    let own = cell(x).clamped(to: free)
    if own.contains(x), own.upperBound - own.lowerBound >= min(width, Self.least) {
      let half = min(width, own.upperBound - own.lowerBound) / 2
      let center = min(max(x, own.lowerBound + half), own.upperBound - half)
      return take(center - half, center + half)
    }
    let most = min(x - free.lowerBound, free.upperBound - x)
    return 2 * most >= Self.least ? take(x - most, x + most) : nil
  }

  private mutating func take(_ left: Double, _ right: Double) -> ClosedRange<Double> {
    let range = left...max(left, right)
    taken.insert(range, at: taken.firstIndex { $0.lowerBound > left } ?? taken.count)
    return range
  }

  /// The free pixels around a mark.
  private func room(around x: Double, gap: Double) -> ClosedRange<Double>? {
    let left = taken.last { $0.lowerBound <= x }.map { $0.upperBound + gap } ?? bounds.lowerBound
    let right = taken.first { $0.lowerBound > x }.map { $0.lowerBound - gap } ?? bounds.upperBound
    return left <= x && x <= right ? left...right : nil
  }

  /// The pixels nearer to a mark than to any other.
  private func cell(_ x: Double) -> ClosedRange<Double> {
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if marks[middle] < x { low = middle + 1 } else { high = middle }
    }
    let left = low > 0 ? (marks[low - 1] + x) / 2 : bounds.lowerBound
    let right = low + 1 < marks.count ? (x + marks[low + 1]) / 2 : bounds.upperBound
    return min(left, x)...max(right, x)
  }
}

extension PlotFrame {
  /// Writes the names of snapshots under their marks: as many as fit without touching. A snapshot
  /// without room for its name has its number there, if that fits.
  ///
  /// Those in `priority` are placed first, then the last, the first and the others in the
  /// order of time. Names are shortened before they are left out.
  func drawNames(priority: [Int], on sketch: inout Sketch) {
    guard time.snapshots.contains(where: { !$0.name.isEmpty }) else { return }
    let limit = sketch.style.isNarrow ? 130.0 : 200.0
    var names = SnapshotNames(bounds: 4...(sketch.style.width - 4), marks: time.positions)
    var seen: Set<Int> = []
    var unnamed: [Int] = []
    let ends = [time.order.last, time.order.first].compactMap { $0 }
    let candidates = priority.filter(time.snapshots.indices.contains) + ends + time.order
    for index in candidates where seen.insert(index).inserted {
      let name = time.snapshots[index].name
      let width = sketch.width(of: sketch.elided(name, to: limit, isPhrase: true))
      guard !name.isEmpty, let place = names.place(width, at: time.positions[index]) else {
        unnamed.append(index)
        continue
      }
      let shown = sketch.elided(
        name, to: place.upperBound - place.lowerBound + 0.01, isPhrase: true)
      write(shown, at: (place.lowerBound + place.upperBound) / 2, sketch.palette.ink, on: &sketch)
    }
    for index in unnamed.prefix(1_000) {
      let number = "\(index + 1)"
      let width = sketch.width(of: number)
      if let place = names.place(width, at: time.positions[index], gap: 6) {
        write(
          number, at: (place.lowerBound + place.upperBound) / 2, sketch.palette.soft, on: &sketch)
      }
    }
  }

  private func write(_ text: String, at x: Double, _ color: Color, on sketch: inout Sketch) {
    sketch.text(text, x: x, y: plot.maxY + 20, anchor: .middle, color: color)
  }
}
