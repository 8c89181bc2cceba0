import HeapComparison
import Measures
import VisibleText

/// A trend as plain text: the answer, then every class with a line of its sizes.
package struct ConsoleTrend: Sendable {
  private let facts: TrendFacts

  /// Classes that have a line.
  private static let classLimit = 40

  package init(_ facts: TrendFacts) {
    self.facts = facts
  }

  /// Writes the text in chunks.
  ///
  /// - Throws: what `emit` throws, nothing else.
  package func write<Failure: Error>(
    to emit: @escaping ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var out = ChunkWriter(emit)
    for text in [facts.sentence, facts.versions] {
      if let text { line(text, &out.bytes) }
    }
    line(
      "First: \(facts.label(facts.labels.indices.first)). Last: \(facts.label(facts.labels.indices.last)).",
      &out.bytes)
    out.bytes.append("\n")
    let noun = facts.subject.noun
    row(
      TrendFacts.capitalized(noun.one), "First", "Last", "Change", "Over time",
      "Changed first and last", &out.bytes)
    row("(all)", facts.trend.tracked, &out.bytes)
    let moved = facts.trend.classes.filter { $0.total.range > 0 }
    for entry in moved.prefix(Self.classLimit) {
      row(facts.name(of: entry), entry.total, &out.bytes)
      try out.passOn()
    }
    if moved.count > Self.classLimit {
      let left = GroupedCount(moved.count - Self.classLimit).of(
        "more \(noun.one) has changed", "more \(noun.many) have changed")
      line("\(left); -o DIR has all of them.", &out.bytes)
    }
    let same = facts.trend.classes.count - moved.count
    if same > 0 {
      line(
        "\(GroupedCount(same).of("\(noun.one) is", "\(noun.many) are")) the same in all.",
        &out.bytes)
    }
    try out.finish()
  }

  private func line(_ text: String, _ out: inout [UInt8]) {
    out.appendVisible(text, lineFeed: UInt8(ascii: "|"))
    out.append("\n")
  }

  private func row(_ name: String, _ series: Series, _ out: inout [UInt8]) {
    var changed = facts.label(series.firstChange)
    if let last = series.lastChange, last != series.firstChange {
      changed += ", \(facts.label(last))"
    }
    row(
      name, "\(ByteSize(series.change.before))", "\(ByteSize(series.change.after))",
      ComparisonWords.signed(series.change), Self.curve(series.values), changed, &out)
  }

  private func row(
    _ name: String, _ first: String, _ last: String, _ change: String, _ curve: String,
    _ changed: String, _ out: inout [UInt8]
  ) {
    out.append(.left(30)) { out in
      out.appendVisible(Self.cut(name, to: 30), lineFeed: UInt8(ascii: "|"))
    }
    for (width, text) in [(11, first), (11, last), (12, change)] {
      out.append(.right(width)) { $0.append(contentsOf: text.utf8) }
    }
    out.append("  ")
    out.append(.left(Self.columns)) { $0.append(contentsOf: curve.utf8) }
    out.append("  ")
    out.appendVisible(changed, lineFeed: UInt8(ascii: "|"))
    out.append("\n")
  }

  private static func cut(_ name: String, to limit: Int) -> String {
    let scalars = name.unicodeScalars
    return scalars.count <= limit ? name : "…" + String(scalars.suffix(limit - 1))
  }

  /// Characters of a curve.
  private static let columns = 16
  private static let blocks = Array("▁▂▃▄▅▆▇█")

  /// Values as blocks of eight heights; of many the largest of each column.
  static func curve(_ values: [ByteCount]) -> String {
    guard let most = values.max(), !values.isEmpty else { return "" }
    let count = min(columns, values.count)
    let heights = (0..<count).map { column -> ByteCount in
      let range = column * values.count / count..<(column + 1) * values.count / count
      return values[range].max() ?? 0
    }
    return String(
      heights.map { height in
        let step = most == 0 ? 0 : Int(Double(height) / Double(most) * 7 + 0.5)
        return blocks[min(max(step, 0), 7)]
      })
  }
}
