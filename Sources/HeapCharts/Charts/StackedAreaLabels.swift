import Measures

/// The words of a stacked area chart: those of a hotspot and those of the whole picture.
struct StackedAreaLabels {
  let chart: StackedAreaChart
  let stack: Stack
  /// The last snapshot by time.
  let last: Int

  /// `after reading at 1.52 s: tracked 25.08 MiB; Node.FS.File 13.98 MiB; …`, the three largest.
  func snapshot(_ index: Int) -> String {
    var text = heading(index) + ": \(chart.whole) \(ByteSize(chart.total(at: index, stack)))"
    let largest = chart.bands.indices
      .map { (band: $0, bytes: stack.tops[$0][index] - stack.bottom($0, index)) }
      .filter { $0.bytes > 0 }
      .sorted { ($0.bytes, $1.band) > ($1.bytes, $0.band) }
    for entry in largest.prefix(3) {
      text += "; \(brief(chart.bands[entry.band].name)) \(ByteSize(entry.bytes))"
    }
    return text
  }

  /// `Node.FS.File: 13.98 MiB at the last snapshot, at most 14.02 MiB`.
  func band(_ band: Int) -> String {
    let name = brief(chart.bands[band].name)
    let bytes = chart.bands[band].bytes.prefix(chart.snapshots.count)
    guard let largest = bytes.compactMap({ $0 }).max() else { return "\(name): size unknown" }
    let now = (bytes.dropFirst(last).first ?? nil).map { "\(ByteSize($0))" } ?? "size unknown"
    return "\(name): \(now) at the last snapshot, at most \(ByteSize(largest))"
  }

  /// `Node.FS.File: 13.98 MiB, after reading at 1.52 s`.
  func band(_ band: Int, at snapshot: Int) -> String {
    let bytes = chart.bands[band].bytes.dropFirst(snapshot).first ?? nil
    let now = bytes.map { "\(ByteSize($0))" } ?? "size unknown"
    return "\(brief(chart.bands[band].name)): \(now), \(heading(snapshot))"
  }

  /// The words of a legend's row: the same as those of what it names.
  func row(_ row: LegendRow) -> String {
    switch row.target {
    case .band(let band): self.band(band)
    case .snapshot(let index): snapshot(index)
    default: brief(row.name)
    }
  }

  /// What a reader should take from the picture.
  func summary(_ totals: [ByteCount]) -> String {
    let count = GroupedCount(chart.snapshots.count).of("snapshot", "snapshots")
    var text = "\(chart.whole.prefix(1).uppercased() + chart.whole.dropFirst()) memory at \(count)"
    if let peak = chart.peak, totals.indices.contains(peak) {
      text += "; peak \(ByteSize(totals[peak])) \(heading(peak))"
    }
    if let end = totals.indices.contains(last) ? totals[last] : nil {
      text += "; \(ByteSize(end)) at the last"
    }
    return text + "."
  }

  private func heading(_ index: Int) -> String {
    let mark = chart.snapshots[index]
    let name = brief(mark.name)
    return name.isEmpty ? "at \(Seconds(mark.time))" : "\(name) at \(Seconds(mark.time))"
  }
}

/// A name cut to 120 characters, for places where nothing measures its width.
func brief(_ name: String) -> String {
  let scalars = name.unicodeScalars
  let head = scalars.prefix(120)
  return head.endIndex == scalars.endIndex ? name : String(Substring(head)) + "…"
}
