/// Markdown that grows up to a limit, and says what it left out.
struct MarkdownPage {
  private(set) var bytes: [UInt8] = []
  private let limit: Int

  /// Bytes that are kept for the lines that say what is left out.
  private static let reserve = 256

  /// - Parameter limit: bytes at most.
  init(limit: Int) {
    self.limit = limit
  }

  /// Adds lines if they fit.
  ///
  /// - Returns: whether they did.
  @discardableResult
  mutating func add(_ lines: String...) -> Bool { add(lines) }

  private mutating func add(_ lines: [String]) -> Bool {
    let count = lines.reduce(0) { $0 + $1.utf8.count + 1 }
    guard bytes.count + count + Self.reserve <= limit else { return false }
    append(lines)
    return true
  }

  private mutating func append(_ lines: [String]) {
    for line in lines {
      bytes.append(contentsOf: line.utf8)
      bytes.append("\n")
    }
  }

  /// Adds a table with as many rows as fit, and how many are missing.
  ///
  /// - Parameters:
  ///   - head: of each column; one that begins with `>` has numbers.
  ///   - rows: the most important first.
  ///   - all: how many there would be.
  ///   - noun: what the rows are, as a part of "5 more classes".
  mutating func addTable(
    _ head: [String], _ rows: [[String]], of all: Int, _ noun: (one: String, many: String)
  ) {
    guard !rows.isEmpty else { return }
    let titles = head.map { $0.hasPrefix(">") ? String($0.dropFirst()) : $0 }
    let dashes = head.map { $0.hasPrefix(">") ? "---:" : "---" }
    var shown = 0
    if add(["", Self.row(titles), Self.row(dashes)]) {
      for row in rows {
        guard add([Self.row(row)]) else { break }
        shown += 1
      }
    }
    addRest(all - shown, noun)
  }

  /// Adds a numbered list, as ``addTable(_:_:of:_:)`` does.
  mutating func addList(_ items: [String], of all: Int, _ noun: (one: String, many: String)) {
    guard !items.isEmpty else { return }
    var shown = 0
    for (place, item) in items.enumerated() {
      guard add(place == 0 ? ["", "1. \(item)"] : ["\(place + 1). \(item)"]) else { break }
      shown += 1
    }
    addRest(all - shown, noun)
  }

  private mutating func addRest(_ count: Int, _ noun: (one: String, many: String)) {
    guard count > 0 else { return }
    append(["", "\(count) more \(count == 1 ? noun.one : noun.many)"])
  }

  private static func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }
}
