import HeapCharts

/// Which attributes an element of a picture may have.
struct SVGElementRule: Sendable {
  private let numbers: [String]
  private let isText: Bool

  /// The elements that Graphviz draws boxes, arrows and names with.
  static let all: [String: SVGElementRule] = [
    "path": SVGElementRule(numbers: ["d"], isText: false),
    "polygon": SVGElementRule(numbers: ["points"], isText: false),
    "polyline": SVGElementRule(numbers: ["points"], isText: false),
    "ellipse": SVGElementRule(numbers: ["cx", "cy", "rx", "ry"], isText: false),
    "text": SVGElementRule(numbers: ["x", "y", "font-size"], isText: true),
  ]

  private static let common = ["stroke-width", "stroke-dasharray"]

  /// The element's start tag, or the whole element; nil when a colour or a number in it is not
  /// valid.
  func element(
    _ name: String, _ attributes: [String: String], _ theme: ChartStyle.Theme
  ) -> String? {
    var tag = "<\(name)"
    for key in ["fill", "stroke"] {
      guard let code = attributes[key], code != "none", code != "transparent" else {
        // Text is black without a colour; shapes are meant to be empty.
        if key == "fill", !isText { tag += " fill=\"none\"" }
        continue
      }
      guard let color = PictureColor.hexadecimal(code, theme) else { return nil }
      tag += " \(key)=\"\(color)\""
    }
    for key in numbers + Self.common {
      guard let value = attributes[key] else { continue }
      guard value.utf8.allSatisfy(Self.isNumeric) else { return nil }
      tag += " \(key)=\"\(value)\""
    }
    if isText, let anchor = attributes["text-anchor"] {
      guard ["start", "middle", "end"].contains(anchor) else { return nil }
      tag += " text-anchor=\"\(anchor)\""
    }
    return tag + (isText ? ">" : "/>\n")
  }

  private static func isNumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: " "), UInt8(ascii: ","),
      UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "C"), UInt8(ascii: "M"),
      UInt8(ascii: "L"), UInt8(ascii: "e"):
      true
    default: false
    }
  }
}
