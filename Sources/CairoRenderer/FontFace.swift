internal import CCairo

/// The font of all charts: regular or bold, without hinting, so that widths scale linearly.
enum FontFace {
  /// The name under which a viewer may have the same font.
  static let family = "DejaVu Sans"

  /// Chooses the font for the texts that follow.
  static func select(
    isBold: Bool, size: Double, on context: borrowing CairoContext
  ) throws(RenderError) {
    cairo_set_font_face(context.pointer, try EmbeddedFont.face(isBold: isBold))
    cairo_set_font_size(context.pointer, size)
  }

  /// Turns hinting off: at every scale, a label is as wide as in the layout.
  static func setOptions(on context: borrowing CairoContext) {
    let options = cairo_font_options_create()
    defer { cairo_font_options_destroy(options) }
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    cairo_set_font_options(context.pointer, options)
  }
}
