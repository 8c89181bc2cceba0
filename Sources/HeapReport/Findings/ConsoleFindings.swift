import HeapFindings
package import HeapStatistics
import VisibleText

/// What stands out, as plain text of 79 columns.
package struct ConsoleFindings: Sendable {
  private let analysis: HeapAnalysis
  private let findings: [Finding]

  package init(_ analysis: HeapAnalysis) {
    self.analysis = analysis
    findings = analysis.findings
  }

  /// Writes the text in chunks.
  ///
  /// - Throws: what `emit` throws, nothing else.
  package func write<Failure: Error>(
    to emit: @escaping ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var out = ChunkWriter(emit)
    let words = FindingWords(analysis, isRedacted: false)
    for (place, finding) in findings.enumerated() {
      if place > 0 { out.bytes.append("\n") }
      let text = words.text(of: finding)
      Self.write("\(place + 1). \(text.title)", indented: 0, &out.bytes)
      Self.write(text.explanation, indented: 3, &out.bytes)
      Self.write("Next: \(text.nextStep)", indented: 3, &out.bytes)
      try out.passOn()
    }
    if findings.isEmpty {
      let verdict = VerdictWords(analysis, [], isRedacted: false)
      Self.write(
        verdict.nothingFound ?? "Nothing stands out: the dump has no sizes at snapshots.",
        indented: 0, &out.bytes)
    }
    try out.finish()
  }

  /// Columns of a line.
  private static let width = 79

  /// Writes words into lines; a longer word has a line of its own.
  private static func write(_ text: String, indented: Int, _ out: inout [UInt8]) {
    var column = 0
    for word in text.split(whereSeparator: { $0 == " " || $0.isNewline }) {
      let length = word.unicodeScalars.count
      if column > 0, column + 1 + length > width {
        out.append("\n")
        column = 0
      }
      out.append(contentsOf: repeatElement(UInt8(ascii: " "), count: column > 0 ? 1 : indented))
      column += length + (column > 0 ? 1 : indented)
      out.appendVisible(String(word), lineFeed: UInt8(ascii: "|"))
    }
    out.append("\n")
  }
}
