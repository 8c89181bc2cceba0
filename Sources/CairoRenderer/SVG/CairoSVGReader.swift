/// Reads the elements that Cairo's SVG surface writes, in both of its dialects: `style="…"` up to
/// 1.16, presentation attributes from 1.17.6 on.
///
/// It knows just the XML that Cairo writes, and stops at anything else.
struct CairoSVGReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// An opening or empty element with its attributes, `style` already taken apart.
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
    let nameEnd = tag.firstIndex { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "/") }
    var rest = tag[(nameEnd ?? tag.endIndex)...]
    var element = Element(name: tag[..<(nameEnd ?? tag.endIndex)])
    while let equals = rest.firstIndex(of: UInt8(ascii: "=")),
      let open = rest[equals...].firstIndex(of: UInt8(ascii: "\"")),
      let close = rest[(open + 1)...].firstIndex(of: UInt8(ascii: "\""))
    {
      let name = rest[..<equals].trimmed
      let value = rest[(open + 1)..<close]
      if name.elementsEqual("style".utf8) {
        element.attributes += Self.declarations(value)
      } else {
        element.attributes.append((name, value))
      }
      rest = rest[(close + 1)...]
    }
    return element
  }

  private static func declarations(
    _ style: ArraySlice<UInt8>
  ) -> [(name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)] {
    style.split(separator: UInt8(ascii: ";")).compactMap { declaration in
      guard let colon = declaration.firstIndex(of: UInt8(ascii: ":")) else { return nil }
      return (declaration[..<colon].trimmed, declaration[(colon + 1)...].trimmed)
    }
  }

  private func index(of character: Unicode.Scalar, from start: Int) -> Int? {
    bytes[start...].firstIndex(of: UInt8(ascii: character))
  }
}

extension ArraySlice<UInt8> {
  /// Without spaces and line feeds at both ends.
  var trimmed: ArraySlice<UInt8> {
    var slice = self
    while let first = slice.first, first == 0x20 || first == 0x0A { slice.removeFirst() }
    while let last = slice.last, last == 0x20 || last == 0x0A { slice.removeLast() }
    return slice
  }
}
