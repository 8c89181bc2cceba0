/// One template's bytes, with the line and column of each byte.
struct SourceText {
  let file: String
  let bytes: [UInt8]
  private let lineStarts: [Int]

  /// Takes the bytes of a template; a byte order mark at their start is left out.
  ///
  /// - Throws: ``TemplateError/Code/notUTF8``.
  init(file: String, bytes: [UInt8]) throws(TemplateError) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let bytes = bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
    self.file = file
    self.bytes = bytes
    lineStarts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    try checkEncoding()
  }

  /// The place of the byte at `offset`.
  func location(at offset: Int) -> Location {
    let line = lineStarts.partitioningIndex { $0 > offset }
    let lineStart = lineStarts[line - 1]
    let column = bytes[lineStart..<offset].count { $0 & 0xC0 != 0x80 }
    return Location(file: file, line: line, column: column + 1)
  }

  /// The offset of `pattern` at or after `start`, and before `end`, or nil.
  func find(_ pattern: [UInt8], from start: Int, to end: Int? = nil) -> Int? {
    guard let first = pattern.first else { return nil }
    let last = (end ?? bytes.count) - pattern.count
    var place = start
    while place <= last {
      if bytes[place] == first, bytes[place..<place + pattern.count].elementsEqual(pattern) {
        return place
      }
      place += 1
    }
    return nil
  }

  /// The text of a range of bytes.
  func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private func checkEncoding() throws(TemplateError) {
    let span = bytes.span.bytes
    var next = 0
    while next < bytes.count {
      guard bytes[next] >= 0x80 else {
        next += 1
        continue
      }
      let decoded = DecodedScalar(in: span, at: next)
      guard decoded.scalar != nil else {
        throw TemplateError(
          .notUTF8, at: location(at: next), "not UTF-8; save the template as UTF-8")
      }
      next += decoded.length
    }
  }
}

extension [Int] {
  /// The index of the first element that satisfies `predicate`, in an array where all such
  /// elements are at the end; found in logarithmic time.
  fileprivate func partitioningIndex(_ predicate: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
