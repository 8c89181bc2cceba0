internal import HeapCharts

extension [UInt8] {
  /// Appends one element of Cairo's SVG with presentation attributes only, defaults left out.
  ///
  /// - Parameter palette: the palette whose colours get a class; nil: none does.
  /// - Throws: ``RenderError`` for an element or attribute that no drawing leads to.
  mutating func append(
    shape element: CairoSVGReader.Element, _ palette: Palette?
  ) throws(RenderError) {
    var classes = SVGClasses(palette)
    append(UInt8(ascii: "<"))
    append(contentsOf: element.name)
    for (name, value) in element.attributes {
      if name.isText("d") {
        open(name)
        try append(pathData: value)
        append(UInt8(ascii: "\""))
      } else if name.isText("fill") || name.isText("stroke") {
        try append(paint: name, value, &classes)
      } else if name.isText("fill-opacity") || name.isText("stroke-opacity") {
        if !value.isText("1") { try append(number: name, value, decimals: 3) }
      } else if name.isText("stroke-width") {
        if !value.isText("1") { try append(number: name, value) }
      } else if name.isText("stroke-dasharray") {
        open(name)
        append(contentsOf: value)
        append(UInt8(ascii: "\""))
      } else if Self.lengths.contains(where: name.isText) {
        try append(number: name, value)
      } else if !Self.isImplied(name, value) {
        throw Self.unexpected(name)
      }
    }
    classes?.append(to: &self)
    append(contentsOf: "/>\n".utf8)
  }

  private static let lengths: [StaticString] = ["x", "y", "width", "height"]

  /// What always has the value that Painting sets and the group or the standard gives it anyway:
  /// nonzero, butt, round, and no transformation.
  private static func isImplied(_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) -> Bool {
    if name.isText("transform") {
      return value.filter { $0 != UInt8(ascii: " ") }[...].isText("matrix(1,0,0,1,0,0)")
    }
    return name.isText("fill-rule") || name.isText("stroke-linecap")
      || name.isText("stroke-linejoin") || name.isText("stroke-miterlimit")
  }

  private mutating func open(_ name: ArraySlice<UInt8>) {
    append(UInt8(ascii: " "))
    append(contentsOf: name)
    append(contentsOf: #"=""#.utf8)
  }

  private mutating func append(
    paint name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>, _ classes: inout SVGClasses?
  ) throws(RenderError) {
    let isNone = value.isText("none")
    // A shape is filled or stroked only if it says so: the group has fill none.
    if isNone { return }
    guard let color = Color(percent: value) else { throw Self.unexpected(value) }
    if name.isText("fill") { classes?.add(fill: color) } else { classes?.add(stroke: color) }
    open(name)
    append(color)
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
