/// Goes through an XML document that Graphviz wrote: tags with their attributes, and text.
struct XMLScanner {
  enum Piece {
    case start(name: String, attributes: [String: String])
    case end(name: String)
    /// As written, with its character references.
    case text(ArraySlice<UInt8>)
  }

  private let bytes: ArraySlice<UInt8>
  private var offset: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    offset = bytes.startIndex
  }

  /// The next piece; nil at the end and where the document cannot be read.
  mutating func next() -> Piece? {
    while offset < bytes.endIndex {
      guard bytes[offset] == UInt8(ascii: "<") else {
        let start = offset
        offset = bytes[start...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.endIndex
        return .text(bytes[start..<offset])
      }
      let isComment = bytes[offset...].starts(with: "<!--".utf8)
      let isInstruction =
        bytes[offset...].starts(with: "<!".utf8)
        || bytes[offset...].starts(with: "<?".utf8)
      guard let close = isComment ? commentEnd : bytes[offset...].firstIndex(of: UInt8(ascii: ">"))
      else { return nil }
      let tag = bytes[(offset + 1)..<close]
      offset = close + 1
      if isComment || isInstruction { continue }
      if tag.first == UInt8(ascii: "/") {
        return .end(name: String(decoding: tag.dropFirst(), as: UTF8.self))
      }
      return start(tag)
    }
    return nil
  }

  private var commentEnd: Int? {
    var place = offset
    while place + 2 < bytes.endIndex {
      if bytes[place...].starts(with: "-->".utf8) { return place + 2 }
      place += 1
    }
    return nil
  }

  private func start(_ tag: ArraySlice<UInt8>) -> Piece? {
    var rest = tag.last == UInt8(ascii: "/") ? tag.dropLast() : tag
    let name = rest.prefix { !Self.isBlank($0) }
    rest = rest[name.endIndex...].drop(while: Self.isBlank)
    var attributes: [String: String] = [:]
    while !rest.isEmpty {
      let key = rest.prefix { $0 != UInt8(ascii: "=") }
      let value = rest[key.endIndex...].dropFirst()
      guard value.first == UInt8(ascii: "\""),
        let close = value.dropFirst().firstIndex(of: UInt8(ascii: "\""))
      else { return nil }
      attributes[String(decoding: key, as: UTF8.self)] = String(
        decoding: value[(value.startIndex + 1)..<close], as: UTF8.self)
      rest = rest[(close + 1)...].drop(while: Self.isBlank)
    }
    return .start(name: String(decoding: name, as: UTF8.self), attributes: attributes)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
