import HeapCharts
import Testing

@testable import CairoRenderer

@Suite struct SVGTests {
  @Test func theDocumentIsExactlyThis() throws {
    var drawing = DrawingSamples.square
    drawing.texts = [
      Text("5 MiB", at: Point(50, 20.5), anchor: .end, size: 12, color: Color(1, 2, 3)),
      Text("peak", at: Point(9, 9), size: 13, isBold: true, color: Color(0, 0, 0, alpha: 51)),
    ]
    #expect(
      text(try CairoRenderer().svg(drawing)) == """
        <svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="100" height="80" \
        viewBox="0 0 100 80" role="img">
        <title>A title</title>
        <desc>A summary</desc>
        <g fill="none" stroke-linejoin="round">
        <rect x="0" y="0" width="100" height="80" fill="#ffffff"/>
        <path fill="#e69f00" stroke-width="0.8" stroke="#ffffff" \
        d="M10 10H30.1V30.2H10Z"/>
        </g>
        <g font-family="DejaVu Sans, Verdana, sans-serif" font-size="12" fill="#010203">
        <text x="50" y="20.5" text-anchor="end">5 MiB</text>
        <text x="9" y="9" font-size="13" font-weight="bold" fill="#000000" fill-opacity="0.2">\
        peak</text>
        </g>
        </svg>

        """)
  }

  @Test func nothingThatAPolicyBlocksAndNoIds() throws {
    let svg = text(try CairoRenderer().svg(DrawingSamples.lines(50)))
    for forbidden in ["style", " id=", "surface", "glyph", "xlink", "<script", "pt\"", "<?xml"] {
      #expect(!svg.contains(forbidden), "\(forbidden)")
    }
    #expect(svg.contains(#"stroke-dasharray="4,2.5""#))
    #expect(svg.contains(#"stroke-opacity="0.502""#))
  }

  @Test func hostileTextIsEscapedAndVisible() throws {
    let hostile = "</text><script>\"&'\u{0}\u{1B}\u{202E}gpj\u{FFFE}\u{61C}"
    let drawing = Drawing.sample {
      $0.title = hostile
      $0.summary = hostile
      $0.texts = [Text(hostile, at: Point(1, 9), size: 12, color: DrawingSamples.orange)]
    }
    let svg = text(try CairoRenderer().svg(drawing))
    let shown =
      #"&lt;/text&gt;&lt;script&gt;&quot;&amp;&#39;\x00\x1b\u202egpj\ufffe\u061c"#
    #expect(svg.contains("<title>\(shown)</title>"))
    #expect(svg.contains("<desc>\(shown)</desc>"))
    #expect(svg.contains(">\(shown)</text>"))
    #expect(!svg.contains("<script"))
  }

  @Test func escapingLooksAtScalarsNotAtCharacters() throws {
    // A combining mark makes one Character of it; the bracket must be escaped all the same.
    var bytes: [UInt8] = []
    bytes.append(escaped: "<\u{338}b\"\u{301}")
    #expect(text(bytes) == "&lt;\u{338}b&quot;\u{301}")
  }

  @Test func opaqueTextsDoNotInheritTheOpacityOfTheirGroup() throws {
    let drawing = Drawing.sample {
      $0.texts = [51, 51, 255].map {
        Text("a", at: Point(1, 9), size: 12, color: Color(0, 0, 0, alpha: $0))
      }
    }
    let svg = text(try CairoRenderer().svg(drawing))
    #expect(svg.contains(##"fill="#000000" fill-opacity="0.2">"##))
    #expect(svg.contains(##"<text x="1" y="9" fill="#000000" fill-opacity="1">a</text>"##))
  }

  @Test func tagsAreBalanced() throws {
    let chart = DrawingSamples.lines(30)
    var open: [Substring] = []
    for tag in text(try CairoRenderer().svg(chart)).split(separator: "<") {
      let name = tag.prefix { $0 != " " && $0 != ">" }
      if name.hasPrefix("/") {
        let opened = open.popLast()
        #expect(opened == name.dropFirst())
      } else if !(tag.split(separator: ">").first ?? "").hasSuffix("/") {
        open.append(name)
      }
    }
    #expect(open.isEmpty)
  }

  @Test func emptyTextsAndShapesAreFine() throws {
    let drawing = Drawing.sample {
      $0.shapes = [Shape([]), Shape([.close], fill: DrawingSamples.orange)]
      $0.texts = [Text("", at: Point(0, 0), size: 12, color: DrawingSamples.orange)]
    }
    #expect(text(try CairoRenderer().svg(drawing)).hasSuffix("</svg>\n"))
  }
}
