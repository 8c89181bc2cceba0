/// Values of objects, by number.
struct HeapValues: Sendable {
  private var kinds: [UInt8] = []
  private var lengths: [UInt32] = []
  private var texts = HeapTexts()

  var count: Int { kinds.count }

  subscript(number: Int) -> HeapValue {
    let kind = HeapValue.Kind(rawValue: UInt32(kinds[number])) ?? .text
    let text = kind == .bytes ? texts.latin(number) : texts[number]
    return HeapValue(kind: kind, beginning: text, length: Int(lengths[number]))
  }

  func kind(_ number: Int) -> HeapValue.Kind {
    HeapValue.Kind(rawValue: UInt32(kinds[number])) ?? .text
  }

  /// Length of the whole value, in characters or bytes.
  func length(_ number: Int) -> Int { Int(lengths[number]) }

  /// The bytes that the file has of a value.
  func withBytes<Result>(_ number: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    texts.withBytes(number, body)
  }

  mutating func append(_ kind: HeapValue.Kind, length: UInt32, _ bytes: UnsafeRawBufferPointer) {
    kinds.append(UInt8(truncatingIfNeeded: kind.rawValue))
    lengths.append(length)
    // What is left out shows by the length.
    texts.append(bytes, ending: "")
  }
}
