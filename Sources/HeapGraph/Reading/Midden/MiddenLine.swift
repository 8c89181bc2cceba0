/// A line of a dump of midden: an object, as `midden/src/midden/dump/dump_heap.py` of
/// github.com/jamespic/midden writes it.
///
///     {"id": 1, "type": "builtins.dict", "references": [2, 3], "size": 64, "value": "…"}
struct MiddenLine {
  let address: UInt64
  /// Where the name of its type is, with escapes.
  let type: Range<Int>
  let size: UInt64
  /// Where the list of references begins, after its bracket.
  let references: Int
  /// How many these are.
  let count: Int
  /// Where its value is, with escapes; nil: it has none.
  let value: Range<Int>?

  /// Whether a file with this beginning is one of midden's.
  static func begins(_ beginning: some Collection<UInt8>) -> Bool {
    let text = beginning.prefix(64).filter { $0 != 0x20 }
    guard text.starts(with: "{\"id\":".utf8) else { return false }
    let rest = text.dropFirst(6)
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    return !digits.isEmpty && rest.dropFirst(digits.count).starts(with: ",\"type\":\"".utf8)
  }

  /// - Returns: nil for what is no such line.
  init?(_ bytes: UnsafeRawBufferPointer, _ line: Range<Int>) {
    var rest = JSONBytes(bytes, line)
    var address: UInt64?
    var type: Range<Int>?
    var size: UInt64?
    var references: (place: Int, count: Int)?
    var value: Range<Int>?
    guard rest.take("{") else { return nil }
    repeat {
      guard let key = rest.rawText(), rest.take(":") else { return nil }
      let name = UnsafeRawBufferPointer(rebasing: bytes[key])
      if name.elementsEqual("id".utf8) {
        address = rest.number()
      } else if name.elementsEqual("size".utf8) {
        size = rest.number()
      } else if name.elementsEqual("type".utf8) {
        type = rest.rawText()
      } else if name.elementsEqual("references".utf8) {
        references = Self.numbers(&rest)
      } else if name.elementsEqual("value".utf8), let text = rest.rawText() {
        value = text
      } else if !rest.skipValue() {
        return nil
      }
    } while rest.take(",")
    guard rest.take("}"), rest.isAtEnd, let address, let type, let size, let references else {
      return nil
    }
    self.address = address
    self.type = type
    self.size = size
    self.references = references.place
    count = references.count
    self.value = value
  }

  /// Whether its type is `dict`.
  func isDictionary(in bytes: UnsafeRawBufferPointer) -> Bool {
    UnsafeRawBufferPointer(rebasing: bytes[type]).elementsEqual("builtins.dict".utf8)
  }

  private static func numbers(_ rest: inout JSONBytes) -> (place: Int, count: Int)? {
    guard rest.take("[") else { return nil }
    let place = rest.place
    if rest.take("]") { return (place, 0) }
    var count = 0
    repeat {
      guard rest.number() != nil else { return nil }
      count += 1
    } while rest.take(",")
    return rest.take("]") ? (place, count) : nil
  }
}
