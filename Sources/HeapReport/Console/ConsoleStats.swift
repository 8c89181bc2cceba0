import HeapProfile
package import HeapStatistics
import Measures
import VisibleText

/// Tracked objects with their sizes and referents as text: Pympler's `ConsoleStats.print_stats`.
package struct ConsoleStats: Sendable {
  private let analysis: HeapAnalysis
  private let selection: ObjectSelection

  package init(_ analysis: HeapAnalysis, _ selection: ObjectSelection) {
    self.analysis = analysis
    self.selection = selection
  }

  /// Writes the text in chunks.
  ///
  /// - Throws: what `emit` throws, nothing else.
  package func write<Failure: Error>(
    to emit: @escaping ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var out = ChunkWriter(emit)
    for place in selection.objects(of: analysis) {
      try write(analysis.profile.instances[place], &out)
    }
    for summary in analysis.classes where summary.shortLived + summary.unseenAlive > 0 {
      let name = analysis.profile.classes[summary.index.rawValue].name
      guard selection.contains(name),
        let note = CountedWords.note(
          summary.shortLived, alive: summary.unseenAlive)
      else {
        continue
      }
      out.bytes.appendVisible("\(name): \(note)", lineFeed: UInt8(ascii: "|"))
      out.bytes.append("\n")
      try out.passOn()
    }
    try out.finish()
  }

  /// Pympler's `print_object`, except that a death at 0.0 is a death.
  private func write<Failure: Error>(
    _ instance: Instance, _ out: inout ChunkWriter<Failure>
  ) throws(Failure) {
    let profile = analysis.profile
    writeHead(instance, &out.bytes)
    if let trace = instance.trace {
      writeTrace(profile.traces[Int(trace.rawValue)], &out.bytes)
    }
    for record in profile.sizes[instance.sizes] {
      Self.writeTime(record.timestamp, &out.bytes)
      out.bytes.appendSize(Double(profile.sized(record).size))
      out.bytes.append("\n")
      try ConsoleReferents(of: record.sized, in: profile).write(&out)
    }
    if let death = instance.death {
      Self.writeTime(death, &out.bytes)
      out.bytes.append("finalize\n")
    }
    try out.passOn()
  }

  /// Class, address and representation.
  private func writeHead(_ instance: Instance, _ out: inout [UInt8]) {
    out.append(.left(32)) { appendClipped(instance.name, to: 32, cutting: .start, &$0) }
    if instance.isFreed {
      out.append(" ( free )   ")
    } else if instance.address == 0 {
      out.append(" (unknown)  ")
    } else {
      let digits = String(instance.address, radix: 16)
      out.append(" 0x")
      out.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: max(0, 8 - digits.count)))
      out.append(contentsOf: digits.utf8)
      out.append(" ")
    }
    out.append(.left(35)) { appendClipped(instance.repr, to: 35, cutting: .end, &$0) }
    out.append("\n")
  }

  private func appendClipped(
    _ text: TextRef, to limit: Int, cutting cut: [UInt8].Cut, _ out: inout [UInt8]
  ) {
    let start = out.count
    analysis.profile.texts.withBytes(text) { out.appendVisible($0, lineFeed: UInt8(ascii: "|")) }
    out.truncate(from: start, to: limit, cutting: cut)
  }

  private static func writeTime(_ time: Double, _ out: inout [UInt8]) {
    out.append("  ")
    out.append(.left(30)) { $0.appendTimestamp(time) }
    out.append(" ")
  }

  /// Pympler's `_format_trace`. A frame that is only text (Heapmonitor) is written as that text.
  private func writeTrace(_ trace: Trace, _ out: inout [UInt8]) {
    for frame in trace.frames {
      if frame.hasBlankSource { out.append("    \n") }
      for line in frame.source.utf8.split(separator: UInt8(ascii: "\n")) {
        out.append("    ")
        out.appendVisible(String(Substring(line.trimmed)), lineFeed: UInt8(ascii: " "))
        out.append("\n")
      }
      guard let number = frame.line else { continue }
      out.append("  ")
      out.appendVisible(frame.file, lineFeed: UInt8(ascii: "|"))
      out.append(":")
      out.append(.right(4)) { $0.append(number: number) }
      out.append(" in ")
      out.appendVisible(frame.function, lineFeed: UInt8(ascii: "|"))
      out.append("\n")
    }
  }
}

extension Substring.UTF8View {
  /// Without the ASCII blanks at both ends.
  fileprivate var trimmed: Self {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
    var line = self
    while let first = line.first, isBlank(first) { line.removeFirst() }
    while let last = line.last, isBlank(last) { line.removeLast() }
    return line
  }
}
