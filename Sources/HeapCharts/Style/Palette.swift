/// The colours of one theme.
///
/// The hues are those of Okabe and Ito (Color Universal Design, 2008) in their order, with black
/// moved to the end and adapted to the background; on white the yellow is darker.
package struct Palette: Sendable, Hashable {
  package let background: Color
  /// For words and for the main line.
  package let ink: Color
  /// For axis labels and notes; at least 4.5:1 on the background.
  package let soft: Color
  /// For grid lines.
  package let grid: Color
  private let hues: [Color]
  private let other: Color

  package init(_ theme: ChartStyle.Theme) {
    let shared = [
      Color(0xE6, 0x9F, 0x00), Color(0x56, 0xB4, 0xE9), Color(0x00, 0x9E, 0x73),
    ]
    let warm = [Color(0xD5, 0x5E, 0x00), Color(0xCC, 0x79, 0xA7)]
    switch theme {
    case .light:
      background = Color(0xFF, 0xFF, 0xFF)
      ink = Color(0x1D, 0x21, 0x26)
      soft = Color(0x5B, 0x65, 0x70)
      grid = Color(0xE3, 0xE5, 0xE8)
      hues =
        shared + [Color(0xE0, 0xCE, 0x1F), Color(0x00, 0x72, 0xB2)] + warm
        + [Color(0x45, 0x4C, 0x56)]
      other = Color(0xA9, 0xB2, 0xBC)
    case .dark:
      background = Color(0x1B, 0x20, 0x26)
      ink = Color(0xE6, 0xE9, 0xEC)
      soft = Color(0x9A, 0xA5, 0xB1)
      grid = Color(0x2C, 0x33, 0x3B)
      hues =
        shared + [Color(0xF0, 0xE4, 0x42), Color(0x1F, 0x83, 0xC4)] + warm
        + [Color(0xDD, 0xE1, 0xE6)]
      other = Color(0x6C, 0x77, 0x83)
    }
  }

  /// The name of a colour's part in any palette, whatever its alpha: `bg`, `ink`, `soft`, `grid`,
  /// `k1` to `k8` for the hues, `k0` for the rest; nil for a colour that is not in this palette.
  package func role(of color: Color) -> String? {
    var opaque = color
    opaque.alpha = 255
    if let rank = hues.firstIndex(of: opaque) { return "k\(rank + 1)" }
    switch opaque {
    case background: return "bg"
    case ink: return "ink"
    case soft: return "soft"
    case grid: return "grid"
    case other: return "k0"
    default: return nil
    }
  }

  /// The colour of `hue` on this theme's background.
  package func color(_ hue: Hue) -> Color {
    guard case .rank(let rank) = hue, hues.indices.contains(rank) else { return other }
    return hues[rank]
  }
}

extension ChartStyle {
  /// The colours of its theme.
  package var palette: Palette { Palette(theme) }
}
