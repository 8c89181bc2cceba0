import Bytes

extension OwnedBytes {
  /// The decimal number on the line from `start`, whose line feed is the last byte before `end`.
  func decimal(at start: Int, to end: Int) -> Int? {
    let line = UnsafeRawBufferPointer(rebasing: bytes[start..<end - 1])
    return LongInteger(decimal: line)?.signed.flatMap(Int.init(exactly:))
  }

  /// The floating point number on the line from `start`, as Python's `float` reads it.
  func floatingPoint(at start: Int, to end: Int) -> Double? {
    var line = bytes[start..<end - 1]
    while let first = line.first, first <= 0x20 { line.removeFirst() }
    while let last = line.last, last <= 0x20 { line.removeLast() }
    // Swift also reads hexadecimal and `nan(…)`, which Python refuses.
    guard !line.contains(where: { [0x78, 0x58, 0x28].contains($0) }) else { return nil }
    return Double(String(decoding: line, as: UTF8.self))
  }
}
