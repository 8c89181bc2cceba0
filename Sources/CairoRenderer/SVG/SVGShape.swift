extension [UInt8] {
  /// Appends one element of Cairo's SVG with presentation attributes only, defaults left out.
  ///
  /// - Throws: ``RenderError`` for an element or attribute that a drawing cannot lead to.
  mutating func append(shape element: CairoSVGReader.Element) throws(RenderError) {
    append(UInt8(ascii: "<"))
    append(contentsOf: element.name)
    for (name, value) in element.attributes {
      switch String(decoding: name, as: UTF8.self) {
      case "d":
        open(name)
        try append(pathData: value)
        append(UInt8(ascii: "\""))
      case "fill", "stroke":
        try append(paint: name, value)
      case "stroke-width" where value.elementsEqual("1".utf8): continue
      case "x", "y", "width", "height", "stroke-width":
        try append(number: name, value)
      case "fill-opacity", "stroke-opacity":
        // 1 is the default of all three.
        if value.elementsEqual("1".utf8) { continue }
        try append(number: name, value, decimals: 3)
      case "stroke-dasharray":
        open(name)
        append(contentsOf: value)
        append(UInt8(ascii: "\""))
      case "fill-rule", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit":
        // Always what Painting sets: nonzero, butt, and round, which stands on the group.
        continue
      case "transform":
        guard value.filter({ $0 != 0x20 }).elementsEqual("matrix(1,0,0,1,0,0)".utf8) else {
          throw Self.unexpected(name)
        }
      default: throw Self.unexpected(name)
      }
    }
    append(contentsOf: "/>\n".utf8)
  }

  private mutating func open(_ name: ArraySlice<UInt8>) {
    append(UInt8(ascii: " "))
    append(contentsOf: name)
    append(contentsOf: #"=""#.utf8)
  }

  private mutating func append(
    paint name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>
  ) throws(RenderError) {
    let isNone = value.elementsEqual("none".utf8)
    // Nothing is filled or stroked unless it says so: the group has fill none.
    if isNone { return }
    open(name)
    guard append(percentColor: value) else { throw Self.unexpected(value) }
    append(UInt8(ascii: "\""))
  }

  private mutating func append(
    number name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>, decimals: Int = 2
  ) throws(RenderError) {
    guard let number = SVGNumber(value, decimals: decimals) else { throw Self.unexpected(value) }
    open(name)
    append(units: number.units, decimals: decimals)
    append(UInt8(ascii: "\""))
  }

  private static func unexpected(_ text: ArraySlice<UInt8>) -> RenderError {
    let excerpt = String(decoding: text.prefix(40), as: UTF8.self)
    return RenderError(code: .cairo, reason: "cannot read Cairo's SVG: unexpected \(excerpt)")
  }
}
