/// The mark of a picture of pixels: a chunk of text before the last one.
///
/// Layout and checksum of chunks: Portable Network Graphics (W3C Recommendation), 5.3 and Annex D.
enum PNGMark {
  /// What a picture with a comment ends with: the text and the chunk that ends every picture.
  static func ending(comment: String) -> [UInt8] {
    chunk("tEXt", Array("Comment\0\(comment)".utf8)) + end
  }

  /// A picture without its last chunk, which ``ending(comment:)`` has; nil for what does not end
  /// with it.
  static func withoutEnd(_ picture: [UInt8]) -> ArraySlice<UInt8>? {
    picture.suffix(end.count).elementsEqual(end) ? picture.dropLast(end.count) : nil
  }

  private static let end = chunk("IEND", [])

  private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + data
    return bigEndian(UInt32(data.count)) + body + bigEndian(checksum(body))
  }

  private static func bigEndian(_ number: UInt32) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var rest = UInt32.max
    for byte in bytes {
      rest ^= UInt32(byte)
      for _ in 0..<8 {
        let isOdd = rest & 1 == 1
        rest >>= 1
        if isOdd { rest ^= 0xEDB8_8320 }
      }
    }
    return ~rest
  }
}
