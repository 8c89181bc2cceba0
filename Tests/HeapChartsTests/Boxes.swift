import HeapCharts

/// Where the texts of a drawing lie, by ``FixedMeasure``.
struct Boxes {
  let texts: [(text: Text, box: Rect)]

  init(_ drawing: Drawing) {
    texts = drawing.texts.map { text in
      let width = FixedMeasure().width(of: text.string, size: text.size, isBold: text.isBold)
      let left =
        switch text.anchor {
        case .start: text.position.x
        case .middle: text.position.x - width / 2
        case .end: text.position.x - width
        }
      // Ascent and descent of a line of figures and letters.
      return (
        text,
        Rect(
          x: left, y: text.position.y - 0.75 * text.size, width: width, height: 0.95 * text.size)
      )
    }
  }

  /// Pairs of texts that touch.
  var overlaps: [String] {
    texts.indices.flatMap { index in
      texts[..<index].filter { other in
        let (a, b) = (other.box, texts[index].box)
        return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height
          && b.y < a.y + a.height
      }.map { "\($0.text.string) / \(texts[index].text.string)" }
    }
  }

  /// Texts that reach beyond the drawing.
  func clipped(by size: Size) -> [String] {
    texts.filter { entry in
      let box = entry.box
      return box.x < -0.1 || box.y < 0 || box.x + box.width > size.width + 0.1
        || box.y + box.height > size.height
    }.map(\.text.string)
  }
}
