import HeapCharts
import Mustache
import Output

/// One of Graphviz' SVG documents, rebuilt from the elements and attributes that we expect there.
///
/// Ids, comments, titles and links are not taken over; colours come from ``PictureColor``; numbers
/// are let through as numbers. A document with anything else is not a picture.
struct GraphvizDocument {
  /// The graph's name.
  private(set) var title: String?
  private(set) var width = 0.0
  private(set) var height = 0.0
  private let pieces: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    pieces = bytes
    var scanner = XMLScanner(bytes)
    var isTitle = false
    while title == nil, let piece = scanner.next() {
      switch piece {
      case .start(name: "svg", let attributes):
        let box = (attributes["viewBox"] ?? "").split(separator: " ").compactMap { Double($0) }
        if box.count == 4 { (width, height) = (box[2].rounded(.up), box[3].rounded(.up)) }
      case .start(name: "title", _): isTitle = true
      case .text(let text) where isTitle: title = String(decoding: text, as: UTF8.self)
      default: break
      }
    }
  }

  /// The picture in one theme; nil when the document is not whole or not what we expect.
  func svg(_ theme: ChartStyle.Theme, title: String) -> [UInt8]? {
    guard width > 0, height > 0, width < 100_000, height < 100_000 else { return nil }
    let size = "width=\"\(Int(width))\" height=\"\(Int(height))\""
    // Its size follows from the graph's, which has a limit.
    var writer = HTMLWriter(OutputBudget(.none))
    writer.formatted { out in
      out += Array("<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" \(size) ".utf8)
      out += Array("viewBox=\"0 0 \(Int(width)) \(Int(height))\" role=\"img\">\n<title>".utf8)
    }
    writer.text(title)
    writer.markup("</title>\n<g font-family=\"DejaVu Sans, Verdana, sans-serif\"")
    var scanner = XMLScanner(pieces)
    var isWhole = false
    var isText = false
    var hasOrigin = false
    while let piece = scanner.next() {
      switch piece {
      case .start(name: "g", let attributes) where attributes["class"] == "graph":
        guard let origin = Self.origin(attributes["transform"]) else { return nil }
        writer.formatted { $0 += Array(" transform=\"translate(\(origin))\">\n".utf8) }
        hasOrigin = true
      case .start(name: "svg", _), .start(name: "g", _), .start(name: "title", _): break
      case .start(let name, let attributes):
        guard hasOrigin, let allowed = SVGElementRule.all[name],
          let element = allowed.element(name, attributes, theme)
        else { return nil }
        isText = name == "text"
        writer.formatted { $0 += Array(element.utf8) }
      case .text(let text): if isText { writer.formatted { $0 += text } }
      case .end(name: "text"):
        writer.markup("</text>\n")
        isText = false
      case .end(let name): isWhole = name == "svg"
      }
    }
    guard isWhole, hasOrigin, !isText else { return nil }
    writer.markup("</g>\n</svg>\n")
    return writer.bytes
  }

  /// `4 112` of `scale(1 1) rotate(0) translate(4 112)`.
  private static func origin(_ transform: String?) -> String? {
    guard let parts = transform?.split(separator: "("), let last = parts.last,
      parts.dropLast().last?.hasSuffix("translate") == true
    else { return nil }
    let numbers = last.dropLast().split(separator: " ").compactMap { Double($0) }
    return numbers.count == 2 && last.last == ")" ? "\(numbers[0]) \(numbers[1])" : nil
  }
}
