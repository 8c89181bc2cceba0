import Measures

extension StackedAreaChart {
  /// At most that many cells for each 100 pixels of the plot's width: a page has room for so many.
  private static let cellsPerHundred = 20.0

  /// The bands cut into cells, one for each snapshot that there is room for: what a pointer is at.
  ///
  /// The outlines are coarser than the picture: they are only pointed at.
  func bandHotspots(
    _ stack: Stack, _ totals: [ByteCount], _ frame: PlotFrame, _ labels: StackedAreaLabels
  ) -> [Hotspot] {
    let seen = bands.indices.filter { band in
      snapshots.indices.contains { stack.tops[band][$0] > stack.bottom(band, $0) }
    }
    let room = frame.plot.width / 100 * Self.cellsPerHundred
    let isRoomy = Double(seen.count * snapshots.count) <= room
    let most = max(2, room / Double(max(seen.count, 1)))
    let columns = frame.time.columns(least: isRoomy ? 4 : frame.plot.width / most) {
      Double(totals[$0])
    }
    return columns.indices.flatMap { place in
      seen.compactMap { band -> Hotspot? in
        let snapshot = columns[place].snapshot
        let outline = cell(place, of: columns, band, stack, frame)
        guard let bounds = Rect(around: outline), bounds.height > 0 else { return nil }
        return Hotspot(
          bounds, polygon: outline, target: .band(band), label: labels.band(band, at: snapshot))
      }
    }
  }

  /// The part of a band between the middle to the snapshot before and the middle to the next one.
  private func cell(
    _ place: Int, of columns: [TimeAxis.Column], _ band: Int, _ stack: Stack, _ frame: PlotFrame
  ) -> [Point] {
    let here = columns[place].snapshot
    func edge(_ bytes: (Int) -> ByteCount) -> [Point] {
      let y = frame.y(Double(bytes(here)))
      func middle(_ other: Int) -> Double {
        (y + frame.y(Double(bytes(columns[other].snapshot)))) / 2
      }
      var points: [Point] = []
      if place > 0 { points.append(Point(columns[place].left.toTenth, middle(place - 1).toTenth)) }
      points.append(Point(frame.time.positions[here].toTenth, y.toTenth))
      if place + 1 < columns.count {
        points.append(Point(columns[place].right.toTenth, middle(place + 1).toTenth))
      }
      return points
    }
    return edge { stack.tops[band][$0] } + edge { stack.bottom(band, $0) }.reversed()
  }
}
