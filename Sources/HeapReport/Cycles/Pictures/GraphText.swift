import HeapCharts
import Measures
import VisibleText

/// A graph in Graphviz' language. Objects have our own numbers for names, and no byte of a label can
/// end it or mean anything to Graphviz.
struct GraphText {
  private(set) var bytes: [UInt8] = []

  /// Characters of a name beside an arrow.
  private static let nameLength = 28

  /// - Parameter name: comes back as the title of the SVG document.
  init(_ graph: PictureGraph, name: String) {
    let direction = graph.boxes.count <= 3 ? "LR" : "TB"
    append("digraph \(name) {\n")
    append("graph [bgcolor=\"transparent\", rankdir=\(direction), nodesep=0.3, ranksep=0.45];\n")
    append("node [shape=box, style=\"rounded,filled\", fontname=\"DejaVu Sans\", fontsize=12, ")
    append("fillcolor=\"\(PictureColor.ground.code)\", fontcolor=\"\(PictureColor.ink.code)\", ")
    append("penwidth=2, margin=\"0.14,0.07\", height=0.4];\n")
    append("edge [fontname=\"DejaVu Sans\", fontsize=11, arrowsize=0.8, ")
    append("color=\"\(PictureColor.soft.code)\", fontcolor=\"\(PictureColor.soft.code)\"];\n")
    for (number, box) in graph.boxes.enumerated() {
      append("n\(number) [color=\"\(PictureColor.hue(box.hue).code)\", label=")
      quote(box.lines.map { PictureGraph.shortened($0, to: 34) })
      append("];\n")
    }
    for arrow in graph.arrows {
      append("n\(arrow.from) -> n\(arrow.to) [label=")
      quote(Self.lines(arrow))
      if arrow.isBreaking {
        let code = PictureColor.breaking.code
        append(", color=\"\(code)\", fontcolor=\"\(code)\", style=dashed, penwidth=2")
      }
      append("];\n")
    }
    append("}\n")
  }

  /// At most three names, with how many references have each.
  private static func lines(_ arrow: PictureGraph.Arrow) -> [String] {
    let names = arrow.names.filter { !$0.key.isEmpty || $0.value > 1 }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    var lines = names.prefix(3).map { name, count in
      let text = PictureGraph.shortened(name, to: nameLength)
      return count == 1 ? text : "\(text) ×\(GroupedCount(count))"
    }
    if names.count > 3 { lines.append("and \(names.count - 3) more") }
    // Graphviz sets names right against the arrows.
    return lines.map { " \($0) " }
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Appends lines as one label. Graphviz reads backslashes and character references in labels.
  private mutating func quote(_ lines: [String]) {
    bytes.append(UInt8(ascii: "\""))
    for (place, line) in lines.enumerated() {
      if place > 0 { append("\\n") }
      var visible: [UInt8] = []
      visible.appendVisible(line, lineFeed: UInt8(ascii: " "))
      for scalar in String(decoding: visible, as: UTF8.self).unicodeScalars {
        switch scalar {
        case "\\": append("\\\\")
        case "\"": append("\\\"")
        case "&": append("&amp;")
        case "\t": append(" ")
        // XML has no such characters.
        case "\u{FFFE}", "\u{FFFF}": append("\u{FFFD}")
        default: bytes.append(contentsOf: String(scalar).utf8)
        }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
