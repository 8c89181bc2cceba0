internal import CCairo
import Synchronization
import VisibleText

/// The width of each character at a font size of one pixel, asked of Cairo once per process.
///
/// Toy text has neither kerning nor shaping, so the width of a line is the sum of its characters.
final class GlyphAdvances: Sendable {
  static let shared = GlyphAdvances()

  private let regular: [Double]
  private let bold: [Double]
  private let others = Mutex<[Key: Double]>([:])

  private struct Key: Hashable {
    let scalar: Unicode.Scalar
    let isBold: Bool
  }

  /// Used if Cairo cannot measure; the average width of DejaVu Sans.
  private static let fallback = 0.6
  /// The number of different characters that are remembered.
  private static let capacity = 4_096

  private init() {
    let measured = try? (Self.ascii(isBold: false), Self.ascii(isBold: true))
    let unknown = [Double](repeating: Self.fallback, count: 0x80)
    (regular, bold) = measured ?? (unknown, unknown)
  }

  private static func ascii(isBold: Bool) throws(RenderError) -> [Double] {
    let context = try context()
    var widths: [Double] = []
    for byte in 0..<UInt8(0x80) {
      widths.append(try advance(Unicode.Scalar(byte), isBold: isBold, on: context))
    }
    return widths
  }

  /// The advance width of one line in pixels.
  func width(of string: String, size: Double, isBold: Bool) -> Double {
    let table = isBold ? bold : regular
    var width = 0.0
    for scalar in string.visible.unicodeScalars {
      width +=
        scalar.isASCII ? table[Int(scalar.value)] : other(Key(scalar: scalar, isBold: isBold))
    }
    return width * size
  }

  private func other(_ key: Key) -> Double {
    others.withLock { known in
      if let width = known[key] { return width }
      guard let context = try? Self.context(),
        let width = try? Self.advance(key.scalar, isBold: key.isBold, on: context)
      else { return Self.fallback }
      if known.count < Self.capacity { known[key] = width }
      return width
    }
  }

  private static func context() throws(RenderError) -> CairoContext {
    let surface = try CairoSurface(
      cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1), "measure text")
    let context = try CairoContext(surface)
    FontFace.setOptions(on: context)
    return context
  }

  private static func advance(
    _ scalar: Unicode.Scalar, isBold: Bool, on context: borrowing CairoContext
  ) throws(RenderError) -> Double {
    // Measured at a large size, so that rounding inside the font engine does not matter.
    let size = 100.0
    try FontFace.select(isBold: isBold, size: size, on: context)
    var extents = cairo_text_extents_t()
    cairo_text_extents(context.pointer, String(Character(scalar)), &extents)
    let width = extents.x_advance / size
    return width.isFinite && width >= 0 ? width : fallback
  }
}
