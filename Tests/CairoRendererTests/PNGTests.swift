import CCairo
import HeapCharts
import Testing

@testable import CairoRenderer

@Suite struct PNGTests {
  /// Reads an image back through Cairo's own decoder.
  private struct Image {
    let width: Int
    let height: Int
    let pixels: [UInt32]

    init?(_ bytes: [UInt8]) {
      var rest = bytes[...]
      let surface = withUnsafeMutablePointer(to: &rest) { pointer in
        cairo_image_surface_create_from_png_stream(
          { closure, data, length in
            guard let rest = closure?.assumingMemoryBound(to: ArraySlice<UInt8>.self), let data,
              rest.pointee.count >= Int(length)
            else { return CAIRO_STATUS_READ_ERROR }
            for index in 0..<Int(length) { data[index] = rest.pointee.removeFirst() }
            return CAIRO_STATUS_SUCCESS
          }, pointer)
      }
      defer { cairo_surface_destroy(surface) }
      guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS,
        let data = cairo_image_surface_get_data(surface)
      else { return nil }
      width = Int(cairo_image_surface_get_width(surface))
      height = Int(cairo_image_surface_get_height(surface))
      let stride = Int(cairo_image_surface_get_stride(surface))
      let (columns, rows) = (width, height)
      pixels = (0..<rows).flatMap { y in
        (0..<columns).map { x in
          UnsafeRawPointer(data).load(fromByteOffset: y * stride + 4 * x, as: UInt32.self)
            & 0xFF_FFFF
        }
      }
    }

    func pixel(_ x: Int, _ y: Int) -> UInt32 { pixels[y * width + x] }
  }

  @Test func pixelsHaveTheColoursOfTheDrawing() throws {
    let bytes = try CairoRenderer().png(DrawingSamples.square, scale: 2)
    #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
    let image = try #require(Image(bytes))
    #expect(image.width == 200 && image.height == 160)
    #expect(image.pixel(40, 40) == 0xE69F00)
    #expect(image.pixel(5, 5) == 0xFFFFFF)
    #expect(image.pixel(100, 100) == 0xFFFFFF)
  }

  @Test(arguments: [Text.Anchor.start, .middle, .end])
  func textsAreInkOnTheSideOfTheirAnchor(anchor: Text.Anchor) throws {
    let drawing = Drawing.sample {
      $0.texts = [
        Text("MMM", at: Point(50, 40), anchor: anchor, size: 12, color: Color(0, 0, 0))
      ]
    }
    let image = try #require(Image(CairoRenderer().png(drawing)))
    func ink(_ columns: Range<Int>) -> Int {
      columns.reduce(0) { sum, x in sum + (0..<80).filter { image.pixel(x, $0) < 0x808080 }.count }
    }
    let (left, right) = (ink(0..<50), ink(50..<100))
    switch anchor {
    case .start: #expect(left == 0 && right > 20)
    case .middle: #expect(left > 10 && right > 10)
    case .end: #expect(left > 20 && right == 0)
    }
  }

  @Test func hostileTextsAreDrawn() throws {
    let drawing = Drawing.sample {
      $0.texts = [
        Text(
          String(repeating: "a\u{0}\u{202E}名", count: 1_000), at: Point(0, 20), size: 12,
          color: Color(0, 0, 0))
      ]
    }
    #expect(Image(try CairoRenderer().png(drawing)) != nil)
  }
}
