import VisibleText

internal import HeapCharts

extension [UInt8] {
  /// Appends a text of a dump, safe between tags and in attributes of XML.
  mutating func append(escaped string: String) {
    for byte in string.visible.utf8 {
      switch byte {
      case UInt8(ascii: "&"): append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): append(contentsOf: "&quot;".utf8)
      case UInt8(ascii: "'"): append(contentsOf: "&#39;".utf8)
      default: append(byte)
      }
    }
  }

  /// Appends all texts as one group; shared attributes are on the group.
  ///
  /// - Parameter palette: the palette whose colours get a class; nil: none does.
  mutating func append(texts: [Text], _ palette: Palette?) {
    guard let first = texts.mostCommonLook else { return }
    append(contentsOf: #"<g font-family="\#(FontFace.family), Verdana, sans-serif""#.utf8)
    append(fontSize: first.size)
    append(fill: first.color, palette)
    append(contentsOf: ">\n".utf8)
    for text in texts { append(text, inherited: first, palette) }
    append(contentsOf: "</g>\n".utf8)
  }

  private mutating func append(_ text: Text, inherited: Text, _ palette: Palette?) {
    append(contentsOf: #"<text x=""#.utf8)
    append(pixels: text.position.x)
    append(contentsOf: #"" y=""#.utf8)
    append(pixels: text.position.y)
    append(UInt8(ascii: "\""))
    switch text.anchor {
    case .start: break
    case .middle: append(contentsOf: #" text-anchor="middle""#.utf8)
    case .end: append(contentsOf: #" text-anchor="end""#.utf8)
    }
    if text.size != inherited.size { append(fontSize: text.size) }
    if text.isBold { append(contentsOf: #" font-weight="bold""#.utf8) }
    if text.color != inherited.color {
      append(fill: text.color, groupAlpha: inherited.color.alpha, palette)
    }
    append(UInt8(ascii: ">"))
    append(escaped: text.string)
    append(contentsOf: "</text>\n".utf8)
  }

  private mutating func append(fontSize size: Double) {
    append(contentsOf: #" font-size=""#.utf8)
    append(pixels: size)
    append(UInt8(ascii: "\""))
  }

  private mutating func append(fill color: Color, groupAlpha: UInt8 = 255, _ palette: Palette?) {
    var classes = SVGClasses(palette)
    classes?.add(fill: color)
    classes?.append(to: &self)
    append(contentsOf: #" fill=""#.utf8)
    append(color)
    append(UInt8(ascii: "\""))
    // An opaque text in a translucent group must state its opacity.
    guard color.alpha < 255 || groupAlpha < 255 else { return }
    append(contentsOf: #" fill-opacity=""#.utf8)
    append(units: (Int(color.alpha) * 1_000 + 127) / 255, decimals: 3)
    append(UInt8(ascii: "\""))
  }
}

/// The attributes that texts may share on their group.
private struct Look: Hashable {
  let size: Double
  let color: Color

  init(_ text: Text) {
    size = text.size
    color = text.color
  }
}

extension [Text] {
  /// The first of the texts whose size and colour occur most often.
  fileprivate var mostCommonLook: Text? {
    var counts: [Look: Int] = [:]
    for text in self { counts[Look(text), default: 0] += 1 }
    let most = counts.values.max()
    // Searched in drawing order: the order of a dictionary changes from run to run.
    return first { counts[Look($0)] == most }
  }
}
