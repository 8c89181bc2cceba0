extension PlotFrame {
  /// Writes the names of snapshots under their marks: as many as fit without touching.
  ///
  /// The ones in `priority` get their place first, then the last, the first and the others in the
  /// order of time. A name is shortened before it is left out.
  func drawNames(priority: [Int], on sketch: inout Sketch) {
    let ends = [time.order.last, time.order.first].compactMap { $0 }
    var taken: [(left: Double, right: Double)] = []
    let limit = sketch.style.isNarrow ? 120.0 : 190.0
    let bounds = (left: 4.0, right: sketch.style.width - 4)
    var seen: Set<Int> = []
    // Beyond this many, the gaps are long filled.
    let candidates = priority.filter(time.snapshots.indices.contains) + ends + time.order
    for index in candidates where taken.count < 64 && seen.insert(index).inserted {
      let name = time.snapshots[index].name
      guard !name.isEmpty else { continue }
      let x = time.positions[index]
      var (left, right) = bounds
      var isHidden = false
      for other in taken {
        if other.right <= x {
          left = max(left, other.right + 10)
        } else if other.left >= x {
          right = min(right, other.left - 10)
        } else {
          isHidden = true
        }
      }
      // At the border a name may lean to one side; between two names it stays under its mark.
      guard !isHidden, right - left >= 44, left <= x, x <= right else { continue }
      let half = min(x - left, right - x)
      let isAtBorder = left == bounds.left || right == bounds.right
      let room = isAtBorder ? min(right - left, max(2 * half, 0.75 * limit)) : 2 * half
      let shown = sketch.elided(name, to: min(room, limit))
      let width = sketch.width(of: shown)
      guard shown == name || width >= 44 else { continue }
      let center = min(max(x, left + width / 2), right - width / 2)
      sketch.text(
        shown, x: center, y: plot.maxY + 20, anchor: .middle, color: sketch.palette.ink)
      taken.append((center - width / 2, center + width / 2))
    }
  }
}
