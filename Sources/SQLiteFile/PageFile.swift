/// The pages of a database, in the order in which they were added; the first is written last.
struct PageFile {
  /// Bytes of a page.
  static let pageSize = 4_096
  /// SQLite locks files at the byte 2^30, and that page stays empty: a file ends before it.
  static let pageLimit = (1 << 30) / pageSize

  private(set) var bytes = [UInt8](repeating: 0, count: pageSize)

  var count: Int { bytes.count / Self.pageSize }

  /// Adds a page, filled up with zeros.
  ///
  /// - Returns: its number; the first of a file is 1.
  mutating func add(_ page: [UInt8]) throws(SQLiteFileError) -> UInt32 {
    guard count < Self.pageLimit else { throw .tooLarge }
    bytes.append(contentsOf: page)
    bytes.append(contentsOf: repeatElement(0, count: Self.pageSize - page.count))
    return UInt32(count)
  }

  /// Puts the first page in its place.
  mutating func setFirst(_ page: [UInt8]) {
    bytes.replaceSubrange(0..<page.count, with: page)
  }
}

/// Why there is no file.
package enum SQLiteFileError: Error, Equatable {
  /// It would have 1 GiB or more.
  case tooLarge
  /// The names of the columns do not fit on the first page.
  case tooManyColumns
}
