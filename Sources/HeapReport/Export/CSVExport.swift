package import HeapStatistics
import SQLiteFile
import VisibleText

/// A table with a row for every class at every snapshot, as CSV (RFC 4180): a header, lines that end
/// in CR LF, texts in quotes where they need them, nothing where the dump does not say.
///
///     snapshot,timestamp,description,class,alive,born,freed,total,average,share_of_tracked,short_lived
///
/// Spreadsheets run what begins like a formula, and a dump may come from a stranger: see ``CSVText``.
/// The JSON export has every text as it is.
///
/// A table of many dumps has further columns before these, which say of which dump a row is.
package struct CSVExport: Sendable {
  private let analysis: HeapAnalysis

  /// The columns of a table of one dump.
  package static let columns = UsageTable.columns.map(\.name)

  package init(_ analysis: HeapAnalysis) {
    self.analysis = analysis
  }

  /// The first line of a table.
  ///
  /// - Parameter leading: the columns before those of a dump.
  package static func header(_ leading: [String] = []) -> [UInt8] {
    var out: [UInt8] = []
    for (place, name) in (leading + columns).enumerated() {
      if place > 0 { out.append(",") }
      out.appendCSV(name)
    }
    out.append("\r\n")
    return out
  }

  /// Writes the table in chunks.
  ///
  /// - Throws: what `emit` throws, nothing else.
  package func write<Failure: Error>(
    to emit: @escaping ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    try emit(Self.header())
    try writeRows(to: emit)
  }

  /// Writes the table without its header.
  ///
  /// - Parameter leading: the values of the columns before those of the dump.
  package func writeRows<Failure: Error>(
    _ leading: [String] = [], to emit: @escaping ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var start: [UInt8] = []
    for text in leading {
      start.appendCSV(text)
      start.append(",")
    }
    var out = ChunkWriter(emit)
    try UsageTable(analysis).forEachRow { (row: [SQLiteValue]) throws(Failure) in
      out.bytes.append(contentsOf: start)
      for (place, value) in row.enumerated() {
        if place > 0 { out.bytes.append(",") }
        out.bytes.appendCSV(value)
      }
      out.bytes.append("\r\n")
      try out.passOn()
    }
    try out.finish()
  }
}

extension [UInt8] {
  fileprivate mutating func appendCSV(_ value: SQLiteValue) {
    switch value {
    case .null: return
    case .integer(let number): append(number: number)
    case .real(let number): append(contentsOf: number.description.utf8)
    case .text(let text): appendCSV(text)
    }
  }

  /// Appends a text as a field of a CSV table.
  mutating func appendCSV(_ text: String) {
    let start = count
    appendVisible(CSVText.harmless(text), lineFeed: UInt8(ascii: "\n"))
    let field = self[start...]
    guard field.contains(where: { ",;\t\"\n".utf8.contains($0) }) else { return }
    let quoted = field.flatMap { $0 == UInt8(ascii: "\"") ? [$0, $0] : [$0] }
    replaceSubrange(start..., with: [UInt8(ascii: "\"")] + quoted + [UInt8(ascii: "\"")])
  }
}
