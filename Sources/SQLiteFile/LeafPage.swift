/// A page with rows of a table, which come in order (SQLite's file format, section 1.6, "B-tree
/// Pages").
struct LeafPage {
  /// Where the page begins in its file's first bytes: 100 on the first page, behind the file's header.
  let start: Int
  private var cells: [[UInt8]] = []
  private var size: Int
  /// The number of the last row.
  private(set) var lastRow: UInt64 = 0

  private static let headSize = 8
  private static let pointerSize = 2

  init(start: Int = 0) {
    self.start = start
    size = start + Self.headSize
  }

  var isEmpty: Bool { cells.isEmpty }

  /// Adds a row if there is room for it.
  mutating func add(_ cell: [UInt8], row: UInt64) -> Bool {
    guard size + cell.count + Self.pointerSize <= PageFile.pageSize else { return false }
    cells.append(cell)
    size += cell.count + Self.pointerSize
    lastRow = row
    return true
  }

  /// The whole page; what comes before its start is zero.
  var bytes: [UInt8] {
    var page = [UInt8](repeating: 0, count: PageFile.pageSize)
    var end = PageFile.pageSize
    var pointers: [UInt8] = []
    for cell in cells {
      end -= cell.count
      page.replaceSubrange(end..<end + cell.count, with: cell)
      pointers.appendBigEndian(UInt64(end), 2)
    }
    var head: [UInt8] = [0x0d]
    head.appendBigEndian(0, 2)
    head.appendBigEndian(UInt64(cells.count), 2)
    head.appendBigEndian(UInt64(end), 2)
    head.append(0)
    head += pointers
    page.replaceSubrange(start..<start + head.count, with: head)
    return page
  }
}
