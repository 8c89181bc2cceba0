import Measures

/// The lines of an object's label: what it looks like, its type, and its size where that is given.
///
/// Pympler's `refgraph.py` and SCons' Heapmonitor write `label = "REPR\nTYPE"`, our recorder may
/// add a third line, `\n56 bytes`. The repr may hold any number of `\n` itself, so lines count from
/// the end. The text before a line break may be escaped or not; where pairs of backslashes hide
/// every break (a repr that ends in a backslash), the last literal `\n` is taken.
struct NodeLabel {
  var repr: Range<Int>
  var type: Range<Int>
  var size: ByteCount?

  init(_ label: Range<Int>, in bytes: [UInt8]) {
    var (previous, last) = Self.breaks(label, in: bytes)
    if last == nil {
      last = Self.lastPlainBreak(label, in: bytes)
      previous = nil
    }
    guard let last else {
      repr = label
      type = label.upperBound..<label.upperBound
      return
    }
    if let size = Self.size(bytes[(last + 2)..<label.upperBound]), let previous {
      self.size = size
      repr = label.lowerBound..<previous
      type = (previous + 2)..<last
    } else {
      repr = label.lowerBound..<last
      type = (last + 2)..<label.upperBound
    }
  }

  /// Offsets of the last two line breaks, read as pairs of a backslash and what it escapes.
  private static func breaks(_ label: Range<Int>, in bytes: [UInt8]) -> (Int?, Int?) {
    var found: (Int?, Int?) = (nil, nil)
    var offset = label.lowerBound
    while offset < label.upperBound {
      guard bytes[offset] == LabelText.backslash else {
        offset += 1
        continue
      }
      if offset + 1 < label.upperBound, bytes[offset + 1] == UInt8(ascii: "n") {
        found = (found.1, offset)
      }
      offset += 2
    }
    return found
  }

  private static func lastPlainBreak(_ label: Range<Int>, in bytes: [UInt8]) -> Int? {
    var offset = label.upperBound - 2
    while offset >= label.lowerBound {
      if bytes[offset] == LabelText.backslash, bytes[offset + 1] == UInt8(ascii: "n") {
        return offset
      }
      offset -= 1
    }
    return nil
  }

  /// `56 bytes` as a number.
  private static func size(_ line: ArraySlice<UInt8>) -> ByteCount? {
    guard line.count <= 25, let first = line.first, (0x30...0x39).contains(first) else {
      return nil
    }
    let words = line.split(separator: 0x20)
    guard words.count == 2,
      words[1].elementsEqual("bytes".utf8) || words[1].elementsEqual("byte".utf8)
    else { return nil }
    return Int64(String(decoding: words[0], as: UTF8.self)).map { ByteCount($0) }
  }
}
