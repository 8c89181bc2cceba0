internal import HeapCharts

/// An SVG 1.1 document made of Cairo's geometry and the drawing's own texts.
///
/// Cairo's SVG alone will not do: its ids count up through the process, its `style` attributes are
/// blocked by a strict Content-Security-Policy, and its texts are outlines.
struct SVGDocument {
  let bytes: [UInt8]

  /// - Parameter geometry: what Cairo wrote for the drawing's shapes.
  init(_ drawing: Drawing, geometry: [UInt8]) throws(RenderError) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(geometry.count + 256 * (drawing.texts.count + 8))
    bytes.append(contentsOf: #"<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width=""#.utf8)
    bytes.append(pixels: drawing.size.width)
    bytes.append(contentsOf: #"" height=""#.utf8)
    bytes.append(pixels: drawing.size.height)
    bytes.append(contentsOf: #"" viewBox="0 0 "#.utf8)
    bytes.append(pixels: drawing.size.width)
    bytes.append(UInt8(ascii: " "))
    bytes.append(pixels: drawing.size.height)
    bytes.append(contentsOf: #"" role="img">"#.utf8)
    bytes.append(contentsOf: "\n<title>".utf8)
    bytes.append(escaped: drawing.title)
    bytes.append(contentsOf: "</title>\n<desc>".utf8)
    bytes.append(escaped: drawing.summary)
    bytes.append(contentsOf: "</desc>\n".utf8)
    bytes += try Self.contents(of: drawing, geometry: geometry, nil)
    bytes.append(contentsOf: "</svg>\n".utf8)
    self.bytes = bytes
  }

  /// What is in the document besides its head.
  ///
  /// - Parameter classes: the palette whose colours get a class; nil: none does.
  static func contents(
    of drawing: Drawing, geometry: [UInt8], _ classes: Palette?
  ) throws(RenderError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(geometry.count + 256 * (drawing.texts.count + 4))
    bytes.append(contentsOf: "<g fill=\"none\" stroke-linejoin=\"round\">\n".utf8)
    var reader = CairoSVGReader(geometry)
    while let element = try reader.next() {
      if element.name.isText("path") || element.name.isText("rect") {
        try bytes.append(shape: element, classes)
      } else if !element.name.isText("svg") && !element.name.isText("g") {
        let name = String(decoding: element.name, as: UTF8.self)
        throw RenderError(code: .cairo, reason: "cannot read Cairo's SVG: unexpected \(name)")
      }
    }
    bytes.append(contentsOf: "</g>\n".utf8)
    bytes.append(texts: drawing.texts, classes)
    return bytes
  }
}
