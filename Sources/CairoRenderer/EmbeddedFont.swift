internal import CCairo
internal import CFonts

/// DejaVu Sans, regular or bold, as the program carries it: no installed font is ever looked for.
///
/// It is read once and lives as long as the process. Each has a FreeType library of its own, and Cairo
/// locks a face while it uses it: so any number of threads may draw with both.
struct EmbeddedFont: Sendable {
  nonisolated(unsafe) let face: OpaquePointer

  /// - Throws: ``RenderError`` if memory ran out.
  static func face(isBold: Bool) throws(RenderError) -> OpaquePointer {
    try (isBold ? bold : regular).get().face
  }

  private static let regular = load(isBold: false)
  private static let bold = load(isBold: true)

  private static func load(isBold: Bool) -> Result<EmbeddedFont, RenderError> {
    Result { () throws(RenderError) in try EmbeddedFont(isBold: isBold) }
  }

  private init(isBold: Bool) throws(RenderError) {
    var library: FT_Library?
    try Self.check(FT_Init_FreeType(&library), "start FreeType")
    var count = 0
    let bytes = heap_font(isBold ? 1 : 0, &count)
    var outlines: FT_Face?
    do throws(RenderError) {
      try Self.check(
        FT_New_Memory_Face(library, bytes, FT_Long(count), 0, &outlines), "read the font")
      guard let face = cairo_ft_font_face_create_for_ft_face(outlines, 0) else {
        throw RenderError(code: .cairo, reason: "cannot use the font: no face")
      }
      self.face = face
      // When Cairo fails it returns an inert face; only the status shows it.
      try RenderError.check(cairo_font_face_status(face), "use the font")
    } catch {
      FT_Done_FreeType(library)
      throw error
    }
  }

  private static func check(_ error: FT_Error, _ action: String) throws(RenderError) {
    guard error != 0 else { return }
    throw RenderError(code: .cairo, reason: "cannot \(action): error \(error) of FreeType")
  }
}
