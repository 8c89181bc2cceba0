/// What has to be known of all lines of a dump of midden before the first is read.
struct MiddenSurvey {
  private(set) var objects = 0
  private(set) var references = 0
  /// Addresses of dictionaries.
  private(set) var dictionaries: Set<UInt64> = []
  /// Where the last whole line ends.
  private(set) var end = 0
  /// What is missing, if the file is not whole.
  private(set) var cut: HeapCut?

  init(_ bytes: UnsafeRawBufferPointer, isSalvage: Bool) throws(HeapGraphError) {
    do throws(HeapGraphError) {
      while end < bytes.count { try readLine(bytes) }
    } catch {
      guard isSalvage else { throw error }
      cut = HeapCut(reason: error.reason, offset: end)
    }
  }

  private mutating func readLine(_ bytes: UnsafeRawBufferPointer) throws(HeapGraphError) {
    guard let range = Self.line(bytes, from: end) else {
      throw HeapGraphError(.truncated, at: end, "the heap is cut off in a line")
    }
    guard let line = MiddenLine(bytes, range) else {
      throw HeapGraphError(.damaged, at: end, "a line is no object of midden")
    }
    objects += 1
    references += line.count
    if line.isDictionary(in: bytes) { dictionaries.insert(line.address) }
    end = range.upperBound + 1
  }

  /// The line that begins at a place; nil: it has no end.
  static func line(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Range<Int>? {
    var place = start
    while place < bytes.count {
      if bytes[place] == 0x0A { return start..<place }
      place += 1
    }
    return nil
  }
}
