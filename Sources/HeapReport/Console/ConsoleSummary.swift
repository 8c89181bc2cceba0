import HeapProfile
package import HeapStatistics
import Measures
import VisibleText

/// The classes at every snapshot as a text of 79 columns: Pympler's `ConsoleStats.print_summary`.
package struct ConsoleSummary: Sendable {
  private let analysis: HeapAnalysis

  package init(_ analysis: HeapAnalysis) {
    self.analysis = analysis
  }

  /// Writes the text in chunks.
  ///
  /// - Throws: what `emit` throws, nothing else.
  package func write<Failure: Error>(
    to emit: @escaping ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var out = ChunkWriter(emit)
    out.bytes.append("---- SUMMARY ")
    Self.rule(66, &out.bytes)
    for snapshot in analysis.snapshotIndices {
      writeHead(snapshot, &out.bytes)
      for index in analysis.classIndices {
        writeClass(index, at: snapshot, &out.bytes)
        try out.passOn()
      }
      try out.passOn()
    }
    Self.rule(79, &out.bytes)
    try writeCreated(&out)
    if let record = analysis.profile.record {
      for line in RunWords(record, isRedacted: false).lines {
        out.bytes.appendVisible(line, lineFeed: UInt8(ascii: "|"))
        out.bytes.append("\n")
      }
    }
    try out.finish()
  }

  private static func rule(_ count: Int, _ out: inout [UInt8]) {
    out.append(contentsOf: repeatElement(UInt8(ascii: "-"), count: count))
    out.append("\n")
  }

  /// How many there were of each class, where some were only counted: a table that Pympler has not.
  private func writeCreated<Failure: Error>(
    _ out: inout ChunkWriter<Failure>
  ) throws(Failure) {
    guard analysis.shortLived + analysis.unseenAlive > 0 else { return }
    out.bytes.append(.left(35)) { $0.append("instances of the whole run") }
    out.bytes.append("     created        freed  between snapshots\n")
    for summary in analysis.classes where summary.created > 0 {
      out.bytes.append("  ")
      writeName(summary.index, &out.bytes)
      for (width, number) in [(12, summary.created), (12, summary.freed), (18, summary.shortLived)]
      {
        out.bytes.append(" ")
        out.bytes.append(.right(width)) { $0.append(number: number) }
      }
      out.bytes.append("\n")
      try out.passOn()
    }
    Self.rule(79, &out.bytes)
  }

  private func writeHead(_ index: SnapshotIndex, _ out: inout [UInt8]) {
    let snapshot = analysis.profile.snapshots[index.rawValue]
    out.append(.left(35)) { out in
      let start = out.count
      out.appendVisible(snapshot.description, lineFeed: UInt8(ascii: "|"))
      out.truncate(from: start, to: 35)
    }
    out.append("      active ")
    // Not computed is 0 in Pympler's dumps, and so Pympler prints 0 here.
    out.append(.right(12)) { out in
      if let measurable = snapshot.measurableTotal {
        out.appendSize(Double(measurable))
      } else {
        out.append("-")
      }
    }
    out.append("      average   pct\n")
  }

  private func writeClass(
    _ index: ClassIndex, at snapshot: SnapshotIndex, _ out: inout [UInt8]
  ) {
    let cell = analysis.at(snapshot, index)
    out.append("  ")
    writeName(index, &out)
    out.append(" ")
    out.append(.right(11)) { $0.append(number: cell.alive) }
    out.append(" ")
    out.append(.right(12)) { $0.appendSize(Double(cell.total)) }
    out.append(" ")
    out.append(.right(12)) { $0.appendSize(cell.average ?? 0) }
    out.append(" ")
    let whole = Self.total(analysis.profile.snapshots[snapshot.rawValue])
    let percent = whole == 0 ? 0 : Double(cell.total) * 100 / Double(whole)
    out.append(.right(4)) { $0.append(number: PythonFormat.truncated(percent)) }
    out.append("%\n")
  }

  private func writeName(_ index: ClassIndex, _ out: inout [UInt8]) {
    out.append(.left(33)) { out in
      let start = out.count
      out.appendVisible(
        analysis.profile.classes[index.rawValue].name, lineFeed: UInt8(ascii: "|"))
      out.truncate(from: start, to: 33)
    }
  }

  /// The bytes that shares refer to: the process' virtual memory where it is known, else the best
  /// number that is known (Pympler, `Snapshot.total`).
  private static func total(_ snapshot: Snapshot) -> ByteCount {
    if let virtual = snapshot.process.virtual { return virtual }
    // A platform that said 0: Pympler cannot divide by it and prints 0 %.
    if snapshot.process.isAvailable { return 0 }
    return snapshot.measurableTotal ?? snapshot.trackedTotal
  }
}
