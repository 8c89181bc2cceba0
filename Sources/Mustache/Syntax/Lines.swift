/// Where lines begin and end around the tags of a template (Mustache, "standalone" tags).
struct Lines {
  let bytes: [UInt8]

  /// Whether a line starts at `offset`.
  func startsLine(at offset: Int) -> Bool {
    offset == 0 || bytes[offset - 1] == UInt8(ascii: "\n")
  }

  /// Whether the line starting at `offset` is empty, without blanks.
  func isEmptyLine(at offset: Int) -> Bool {
    lineEnd(at: offset) != nil
  }

  /// The line of a tag that is alone on it, except for blanks; nil if there is anything else.
  ///
  /// The range takes in the blanks before the tag and the end of the line after it.
  func standalone(_ tag: Range<Int>) -> Range<Int>? {
    let start = skipBlanksBackwards(from: tag.lowerBound)
    guard startsLine(at: start) else { return nil }
    let after = bytes[tag.upperBound...].firstIndex { !Self.isBlank($0) } ?? bytes.count
    return lineEnd(at: after).map { start..<$0 }
  }

  /// Where the next line starts when a line ends at `offset`, with `\n`, `\r\n` or the file.
  private func lineEnd(at offset: Int) -> Int? {
    guard offset < bytes.count else { return offset }
    if bytes[offset] == UInt8(ascii: "\n") { return offset + 1 }
    let next = offset + 1
    guard bytes[offset] == UInt8(ascii: "\r"), next < bytes.count else { return nil }
    return bytes[next] == UInt8(ascii: "\n") ? next + 1 : nil
  }

  private func skipBlanksBackwards(from offset: Int) -> Int {
    (bytes[..<offset].lastIndex { !Self.isBlank($0) } ?? -1) + 1
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}
