/// Writes a SQLite database with one table, row by row, as the bytes of its file.
///
/// It follows "Database File Format" of sqlite.org. The same rows give the same bytes. Only what such
/// a file needs is written: no index, no free pages, no journal.
package struct TableFile {
  /// A column.
  package struct Column: Sendable {
    /// Any text.
    package var name: String
    package var type: ColumnType

    package init(_ name: String, _ type: ColumnType) {
      self.name = name
      self.type = type
    }
  }

  /// What the values of a column are; any may be null.
  package enum ColumnType: String, Sendable {
    case integer = "INTEGER"
    case real = "REAL"
    case text = "TEXT"
  }

  private let name: String
  private let columns: [Column]
  private var pages = PageFile()
  private var leaf = LeafPage()
  /// The pages of rows that are written, with the last row of each.
  private var children: [Child] = []
  private var rowCount: UInt64 = 0

  private struct Child {
    var page: UInt32
    var lastRow: UInt64
  }

  /// Pages below one page; fewer than there is room for.
  private static let fanOut = 200

  /// - Parameter name: the table's.
  package init(_ name: String, _ columns: [Column]) {
    self.name = name
    self.columns = columns
  }

  /// Bytes of the file as far as it is written.
  package var byteCount: Int { (pages.count + 1) * PageFile.pageSize }

  /// Adds a row.
  ///
  /// - Parameter values: one for each column.
  package mutating func append(_ values: [SQLiteValue]) throws(SQLiteFileError) {
    rowCount += 1
    let cell = try cell(Self.record(values), row: rowCount)
    if leaf.add(cell, row: rowCount) { return }
    try finishLeaf()
    _ = leaf.add(cell, row: rowCount)
  }

  /// The file.
  package consuming func finish() throws(SQLiteFileError) -> [UInt8] {
    if !leaf.isEmpty || children.isEmpty { try finishLeaf() }
    while children.count > 1 { try addLevel() }
    var schema = LeafPage(start: 100)
    let record = Self.record([
      .text("table"), .text(name), .text(name), .integer(Int64(children[0].page)), .text(statement),
    ])
    guard record.count <= 3_000 else { throw .tooManyColumns }
    _ = schema.add(try cell(record, row: 1), row: 1)
    var first = schema.bytes
    first.replaceSubrange(0..<100, with: Self.header(pageCount: pages.count))
    pages.setFirst(first)
    return pages.bytes
  }

  /// The statement that makes the table, from which SQLite learns its columns.
  private var statement: String {
    let list = columns.map { "\(Self.quoted($0.name)) \($0.type.rawValue)" }
    return "CREATE TABLE \(Self.quoted(name)) (\(list.joined(separator: ", ")))"
  }

  private static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  private mutating func finishLeaf() throws(SQLiteFileError) {
    let page = try pages.add(leaf.bytes)
    children.append(Child(page: page, lastRow: leaf.lastRow))
    leaf = LeafPage()
  }

  /// Puts pages above those that are there, each with as many as the others, about.
  private mutating func addLevel() throws(SQLiteFileError) {
    let count = (children.count + Self.fanOut - 1) / Self.fanOut
    var parents: [Child] = []
    for number in 0..<count {
      let part = children[
        number * children.count / count..<(number + 1) * children.count / count]
      guard let last = part.last else { continue }
      let page = try pages.add(Self.interior(part.dropLast(), last: last.page))
      parents.append(Child(page: page, lastRow: last.lastRow))
    }
    children = parents
  }

  private static func interior(_ children: ArraySlice<Child>, last: UInt32) -> [UInt8] {
    var page = [UInt8](repeating: 0, count: PageFile.pageSize)
    var end = PageFile.pageSize
    var pointers: [UInt8] = []
    for child in children {
      var cell: [UInt8] = []
      cell.appendBigEndian(UInt64(child.page), 4)
      cell.appendVarint(child.lastRow)
      end -= cell.count
      page.replaceSubrange(end..<end + cell.count, with: cell)
      pointers.appendBigEndian(UInt64(end), 2)
    }
    var head: [UInt8] = [0x05]
    head.appendBigEndian(0, 2)
    head.appendBigEndian(UInt64(children.count), 2)
    head.appendBigEndian(UInt64(end), 2)
    head.append(0)
    head.appendBigEndian(UInt64(last), 4)
    head += pointers
    page.replaceSubrange(0..<head.count, with: head)
    return page
  }

  private static func record(_ values: [SQLiteValue]) -> [UInt8] {
    var types: [UInt8] = []
    var contents: [UInt8] = []
    for value in values {
      types.appendVarint(value.serialType)
      value.append(to: &contents)
    }
    // The size counts itself.
    var record: [UInt8] = []
    record.appendVarint(UInt64(types.count + (types.count + 1 < 128 ? 1 : 2)))
    return record + types + contents
  }

  /// A record with its length and its row; what is too long for a page goes on pages of its own.
  private mutating func cell(_ record: [UInt8], row: UInt64) throws(SQLiteFileError) -> [UInt8] {
    var cell: [UInt8] = []
    cell.appendVarint(UInt64(record.count))
    cell.appendVarint(row)
    let local = Self.localCount(record.count)
    cell += record[..<local]
    guard local < record.count else { return cell }
    // The last part first, so that each knows the number of the next.
    let portion = PageFile.pageSize - 4
    var next: UInt32 = 0
    var starts = Array(stride(from: local, to: record.count, by: portion))
    while let start = starts.popLast() {
      var page: [UInt8] = []
      page.appendBigEndian(UInt64(next), 4)
      page += record[start..<min(start + portion, record.count)]
      next = try pages.add(page)
    }
    cell.appendBigEndian(UInt64(next), 4)
    return cell
  }

  /// How much of a record is in the page of its row (the file format's section 1.6).
  private static func localCount(_ count: Int) -> Int {
    let usable = PageFile.pageSize
    let most = usable - 35
    guard count > most else { return count }
    let least = (usable - 12) * 32 / 255 - 23
    let local = least + (count - least) % (usable - 4)
    return local <= most ? local : least
  }

  private static func header(pageCount: Int) -> [UInt8] {
    var header = Array("SQLite format 3\0".utf8)
    header.appendBigEndian(UInt64(PageFile.pageSize), 2)
    // Versions of the file, no bytes left free, and three parts that must be these.
    header += [1, 1, 0, 64, 32, 32]
    // A change; pages; no free ones; a schema, in format 4; UTF-8.
    let fields: [UInt64] = [1, UInt64(pageCount), 0, 0, 1, 4, 0, 0, 1, 0, 0, 0]
    for field in fields { header.appendBigEndian(field, 4) }
    header += [UInt8](repeating: 0, count: 20)
    header.appendBigEndian(1, 4)
    header.appendBigEndian(3_040_001, 4)
    return header
  }
}
