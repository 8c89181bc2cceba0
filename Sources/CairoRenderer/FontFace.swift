internal import CCairo

/// The font of all charts: regular or bold, without hinting, so that widths scale linearly.
enum FontFace {
  static let family = "DejaVu Sans"

  /// Chooses the font for the texts that follow.
  static func select(isBold: Bool, size: Double, on context: borrowing CairoContext) {
    cairo_select_font_face(
      context.pointer, family, CAIRO_FONT_SLANT_NORMAL,
      isBold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL)
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

  /// Whether the name leads to a real font. Without a font Cairo silently draws its own strokes.
  static func isInstalled(on context: borrowing CairoContext) -> Bool {
    select(isBold: false, size: 12, on: context)
    guard let font = cairo_get_scaled_font(context.pointer) else { return false }
    return cairo_scaled_font_status(font) == CAIRO_STATUS_SUCCESS
      && cairo_scaled_font_get_type(font) != CAIRO_FONT_TYPE_USER
  }
}
