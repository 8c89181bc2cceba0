import HeapCharts

/// The drawings that the tests render.
enum DrawingSamples {
  static let orange = Color(0xE6, 0x9F, 0x00)
  static let square = Drawing.sample {
    $0.shapes = [
      Shape(
        [
          .move(Point(10, 10)), .line(Point(30.1, 10)), .line(Point(30.1, 30.2)),
          .line(Point(10, 30.2)), .close,
        ], fill: orange, stroke: Stroke(Color(255, 255, 255), width: 0.8))
    ]
  }

  /// A picture of `count` lines and texts, each different.
  static func lines(_ count: Int) -> Drawing {
    .sample { drawing in
      for index in 0..<count {
        let y = 5 + Double(index)
        drawing.shapes.append(
          Shape(
            [.move(Point(0, y)), .line(Point(90, y))],
            stroke: Stroke(Color(0, UInt8(index % 256), 255, alpha: 128), dash: [4, 2.5])))
        drawing.texts.append(
          Text("line \(index)", at: Point(5, y), anchor: .middle, size: 12, color: orange))
      }
    }
  }
}

extension Drawing {
  /// A white picture of 100 × 80 pixels, completed by `change`.
  static func sample(_ change: (inout Drawing) -> Void) -> Drawing {
    var drawing = Drawing(
      size: Size(100, 80), background: Color(255, 255, 255), title: "A title", summary: "A summary")
    change(&drawing)
    return drawing
  }
}

/// The bytes as text.
func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
