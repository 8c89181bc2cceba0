/// Chooses the snapshots whose names are written under the axis, and their positions.
struct SnapshotNames {
  /// In ascending order of their marks.
  private var chosen: [Label] = []
  /// The pixels that names may use.
  private let bounds: ClosedRange<Double>

  /// A name and the mark it belongs to.
  struct Label {
    let snapshot: Int
    /// The position of its mark.
    let x: Double
    /// The width it needs.
    let width: Double
  }

  /// Distance of two names in pixels.
  static let gap = 12.0
  /// No long name is shortened below this, in pixels.
  static let least = 64.0
  /// A name that needs no more than this is not shortened, in pixels.
  static let short = 110.0

  init(bounds: ClosedRange<Double>) { self.bounds = bounds }

  /// Adds a name unless it or one of its neighbours would get too little room.
  mutating func add(_ label: Label) {
    // With this many names all gaps are filled.
    guard chosen.count < 64 else { return }
    let index = chosen.firstIndex { $0.x > label.x } ?? chosen.count
    var trial = self
    trial.chosen.insert(label, at: index)
    let affected = max(index - 2, 0)...min(index + 2, trial.chosen.count - 1)
    let isRoomy = affected.allSatisfy { trial.isRoomy($0) }
    if isRoomy { self = trial }
  }

  /// A short name is complete and centred under its mark; a long one may be shortened and shifted.
  private func isRoomy(_ index: Int) -> Bool {
    let room = room(index)
    let label = chosen[index]
    guard label.width > Self.short else {
      let place = wish(index)
      return room.left <= place.lowerBound && place.upperBound <= room.right
    }
    return room.right - room.left >= Self.least && room.left <= room.x && room.x <= room.right
  }

  /// The names with the pixels that each may use and the position of its mark.
  var rooms: [(snapshot: Int, left: Double, right: Double, x: Double)] {
    chosen.indices.map { index in
      let room = room(index)
      return (chosen[index].snapshot, room.left, room.right, room.x)
    }
  }

  /// Neighbours meet half way between their marks; a name that needs less than its half, and thus
  /// stays where it wants to be, leaves the rest to its neighbour.
  private func room(_ index: Int) -> (left: Double, right: Double, x: Double) {
    var (left, right) = territory(index)
    if index > 0, let other = unmoved(index - 1) { left = min(left, other.upperBound + Self.gap) }
    if index + 1 < chosen.count, let other = unmoved(index + 1) {
      right = max(right, other.lowerBound - Self.gap)
    }
    return (left, right, chosen[index].x)
  }

  /// From half way to the mark before to half way to the mark after.
  private func territory(_ index: Int) -> (left: Double, right: Double) {
    let x = chosen[index].x
    return (
      index > 0 ? (chosen[index - 1].x + x + Self.gap) / 2 : bounds.lowerBound,
      index + 1 < chosen.count ? (x + chosen[index + 1].x - Self.gap) / 2 : bounds.upperBound
    )
  }

  /// The position of a name that fits into its territory; `nil` if it must be shortened or moved.
  private func unmoved(_ index: Int) -> ClosedRange<Double>? {
    let (left, right) = territory(index)
    let place = wish(index)
    return left <= place.lowerBound && place.upperBound <= right ? place : nil
  }

  /// The position of a name without neighbours: centred under its mark, inside the bounds.
  private func wish(_ index: Int) -> ClosedRange<Double> {
    let label = chosen[index]
    let half = min(max(label.width, 0), bounds.upperBound - bounds.lowerBound) / 2
    let center = min(max(label.x, bounds.lowerBound + half), bounds.upperBound - half)
    return (center - half)...max(center - half, center + half)
  }
}

extension PlotFrame {
  /// Writes the names of snapshots under their marks: as many as fit without touching.
  ///
  /// Those in `priority` are placed first, then the last, the first and the others in the
  /// order of time. Names are shortened before they are left out.
  func drawNames(priority: [Int], on sketch: inout Sketch) {
    let limit = sketch.style.isNarrow ? 130.0 : 200.0
    var names = SnapshotNames(bounds: 4...(sketch.style.width - 4))
    var seen: Set<Int> = []
    let ends = [time.order.last, time.order.first].compactMap { $0 }
    let candidates = priority.filter(time.snapshots.indices.contains) + ends + time.order
    for index in candidates where seen.insert(index).inserted {
      let name = time.snapshots[index].name
      guard !name.isEmpty else { continue }
      let width = sketch.width(of: sketch.elided(name, to: limit, isPhrase: true))
      names.add(.init(snapshot: index, x: time.positions[index], width: width))
    }
    for room in names.rooms {
      let shown = sketch.elided(
        time.snapshots[room.snapshot].name, to: min(room.right - room.left, limit), isPhrase: true)
      let half = sketch.width(of: shown) / 2
      let center = min(max(room.x, room.left + half), room.right - half)
      sketch.text(
        shown, x: center, y: plot.maxY + 20, anchor: .middle, color: sketch.palette.ink)
    }
  }
}
