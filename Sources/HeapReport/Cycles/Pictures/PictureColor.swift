import HeapCharts

/// The colours of a picture: Graphviz draws with codes, and each theme has its own colours for them.
/// So one layout serves both.
enum PictureColor: Sendable, Hashable {
  case ground
  case ink
  case soft
  case breaking
  case hue(Hue)

  private static let all: [PictureColor] =
    [.ground, .ink, .soft, .breaking, .hue(.other)]
    + (0..<Hue.count).map { .hue(.rank($0)) }

  /// The code that Graphviz draws with in place of this colour.
  var code: String {
    let place = Self.all.firstIndex(of: self) ?? 0
    return "#0101\(place < 16 ? "0" : "")\(String(place, radix: 16))"
  }

  /// The colour that a code means; nil for anything else.
  static func hexadecimal(_ code: String, _ theme: ChartStyle.Theme) -> String? {
    guard let color = all.first(where: { $0.code == code }) else { return nil }
    let palette = Palette(theme)
    return switch color {
    case .ground: hexadecimal(palette.background)
    case .ink: hexadecimal(palette.ink)
    case .soft: hexadecimal(palette.soft)
    // As `--up` in the style sheet.
    case .breaking: theme == .light ? "#a8410a" : "#f6ad6b"
    case .hue(let hue): hexadecimal(palette.color(hue))
    }
  }

  private static func hexadecimal(_ color: Color) -> String {
    "#"
      + [color.red, color.green, color.blue].map {
        ($0 < 16 ? "0" : "") + String($0, radix: 16)
      }.joined()
  }
}
