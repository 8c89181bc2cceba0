/// Reads the elements that Cairo's SVG surface writes, in both of its dialects: `style="…"` up to
/// 1.16, presentation attributes from 1.17.6 on.
///
/// It knows only the XML that Cairo writes, and throws at anything else.
struct CairoSVGReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// An opening or empty element with its attributes; `style` is already split.
  struct Element {
    var name: ArraySlice<UInt8>
    var attributes: [(name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)] = []
  }

  /// The next opening or empty element; `nil` at the end.
  ///
  /// - Throws: ``RenderError`` when it is not what Cairo is known to write.
  mutating func next() throws(RenderError) -> Element? {
    while let start = index(of: "<", from: position) {
      guard let end = index(of: ">", from: start) else {
        throw RenderError(code: .cairo, reason: "cannot read Cairo's SVG: byte \(start): open tag")
      }
      position = end + 1
      let tag = bytes[(start + 1)..<end]
      guard let first = tag.first else { continue }
      if first == UInt8(ascii: "/") || first == UInt8(ascii: "?") || first == UInt8(ascii: "!") {
        continue
      }
      return element(tag)
    }
    return nil
  }

  private func element(_ tag: ArraySlice<UInt8>) -> Element {
    let nameEnd =
      tag.firstIndex { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "/") } ?? tag.endIndex
    var element = Element(name: tag[..<nameEnd])
    element.attributes.reserveCapacity(12)
    var position = nameEnd
    while let equals = tag[position...].firstIndex(of: UInt8(ascii: "=")),
      let open = tag[equals...].firstIndex(of: UInt8(ascii: "\"")),
      let close = tag[(open + 1)...].firstIndex(of: UInt8(ascii: "\""))
    {
      let name = tag[position..<equals].trimmed
      let value = tag[(open + 1)..<close]
      if name.isText("style") {
        Self.append(declarations: value, to: &element)
      } else {
        element.attributes.append((name, value))
      }
      position = close + 1
    }
    return element
  }

  private static func append(declarations style: ArraySlice<UInt8>, to element: inout Element) {
    var position = style.startIndex
    while let colon = style[position...].firstIndex(of: UInt8(ascii: ":")) {
      let end = style[colon...].firstIndex(of: UInt8(ascii: ";")) ?? style.endIndex
      element.attributes.append(
        (style[position..<colon].trimmed, style[(colon + 1)..<end].trimmed))
      position = min(end + 1, style.endIndex)
    }
  }

  private func index(of character: Unicode.Scalar, from start: Int) -> Int? {
    bytes[start...].firstIndex(of: UInt8(ascii: character))
  }
}

extension ArraySlice<UInt8> {
  /// Without spaces and line feeds at both ends.
  var trimmed: ArraySlice<UInt8> {
    guard let first = firstIndex(where: { $0 != 0x20 && $0 != 0x0A }),
      let last = lastIndex(where: { $0 != 0x20 && $0 != 0x0A })
    else { return self[startIndex..<startIndex] }
    return self[first...last]
  }

  /// Whether these are the bytes of `text`.
  func isText(_ text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    return elementsEqual(
      UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
