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

  mutating func append(_ kind: HeapValue.Kind, length: UInt32, _ bytes: UnsafeRawBufferPointer) {
    kinds.append(UInt8(truncatingIfNeeded: kind.rawValue))
    lengths.append(length)
    // What is left out shows by the length.
    texts.append(bytes, ending: "")
  }
}
