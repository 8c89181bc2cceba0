import HeapComparison
import HeapFindings
import HeapProfile
import Measures
import VisibleText

/// A comparison as plain text: the answer, what was compared, the classes, the findings.
package struct ConsoleComparison: Sendable {
  private let facts: ComparisonFacts
  private let words: ComparisonWords

  /// Classes that have a line.
  private static let classLimit = 40

  package init(_ facts: ComparisonFacts) {
    self.facts = facts
    words = ComparisonWords(facts: facts)
  }

  /// Writes the text in chunks.
  ///
  /// - Throws: what `emit` throws, nothing else.
  package func write<Failure: Error>(
    to emit: @escaping ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var out = ChunkWriter(emit)
    line(words.sentence, &out.bytes)
    out.bytes.append("\n")
    for side in Side.allCases { writeSide(side, &out.bytes) }
    line(words.rule, &out.bytes)
    for text in [words.otherPeak(.base), words.otherPeak(.head), words.versions] {
      if let text { line(text, &out.bytes) }
    }
    try writeClasses(&out)
    writeFindings(&out.bytes)
    try out.finish()
  }

  private func line(_ text: String, _ out: inout [UInt8]) {
    out.appendVisible(text, lineFeed: UInt8(ascii: "|"))
    out.append("\n")
  }

  private func writeSide(_ side: Side, _ out: inout [UInt8]) {
    let snapshot = facts.comparison.snapshot(side)
    let label = facts.labels[side].cutToLine
    let name = label == facts.labels.column(side) ? label : "\(facts.labels.column(side)): \(label)"
    let file = facts.labels.file(side).map { " (\($0.cutToLine))" } ?? ""
    line(
      "\(name)\(file), \(facts.snapshotName(side)) at \(Seconds(snapshot.timestamp)): "
        + "\(ByteSize(snapshot.trackedTotal)) tracked", &out)
  }

  private func writeClasses<Failure: Error>(_ out: inout ChunkWriter<Failure>) throws(Failure) {
    let all = facts.comparison.classes
    let moved = all.indices.filter { all[$0].kind != .unchanged }
    if !moved.isEmpty {
      out.bytes.append("\n")
      let labels = facts.labels
      row(
        "Class", "Alive", labels.column(.base), labels.column(.head), "Change",
        facts.parts.contains { $0 != nil } ? "Most of it in" : "", &out.bytes)
    }
    for place in moved.prefix(Self.classLimit) {
      let change = all[place]
      row(
        facts.name(of: change), ComparisonWords.counts(change.alive),
        "\(ByteSize(change.bytes.before))", "\(ByteSize(change.bytes.after))",
        ComparisonWords.signed(change.bytes), tail(place, change), &out.bytes)
      try out.passOn()
    }
    if moved.count > Self.classLimit {
      let left = GroupedCount(moved.count - Self.classLimit).of(
        "more class has changed", "more classes have changed")
      line("\(left); -o DIR has all of them.", &out.bytes)
    }
    let same = all.count - moved.count
    if same > 0, !moved.isEmpty {
      line("\(GroupedCount(same).of("class is", "classes are")) unchanged.", &out.bytes)
    }
  }

  private func tail(_ place: Int, _ change: ClassChange) -> String {
    let kind = change.kind == .new ? "new" : change.kind == .gone ? "gone" : nil
    let part = facts.parts[place].map {
      "\(facts.name(of: $0)) \(ComparisonWords.signed($0.bytes))"
    }
    return [kind, part].compactMap(\.self).joined(separator: ", ")
  }

  /// 79 columns, and what comes after them.
  private func row(
    _ name: String, _ alive: String, _ before: String, _ after: String, _ change: String,
    _ tail: String, _ out: inout [UInt8]
  ) {
    out.append(.left(30)) { out in
      out.appendVisible(Self.cut(name, to: 30), lineFeed: UInt8(ascii: "|"))
    }
    for (width, text) in [(15, alive), (11, before), (11, after), (12, change)] {
      out.append(.right(width)) { $0.appendVisible(text, lineFeed: UInt8(ascii: "|")) }
    }
    if !tail.isEmpty {
      out.append("  ")
      out.appendVisible(tail, lineFeed: UInt8(ascii: "|"))
    }
    out.append("\n")
  }

  /// The end of a class's name tells more than its beginning.
  private static func cut(_ name: String, to limit: Int) -> String {
    let scalars = name.unicodeScalars
    return scalars.count <= limit ? name : "…" + String(scalars.suffix(limit - 1))
  }

  private func writeFindings(_ out: inout [UInt8]) {
    let findings = facts.findings
    for (title, list, side) in [
      ("New findings:", findings.new, Side.head), ("Gone findings:", findings.gone, .base),
    ] where !list.isEmpty {
      out.append("\n")
      line(title, &out)
      let words = FindingWords(facts.comparison[side], isRedacted: facts.options.isRedacted)
      for finding in list { line("  \(words.text(of: finding).title)", &out) }
    }
  }
}
