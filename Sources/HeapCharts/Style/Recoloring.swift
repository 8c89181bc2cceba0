/// Changes a drawing from one theme's colours to another's: layout does not depend on them, so one
/// drawing serves for both.
package struct Recoloring: Sendable, Hashable {
  private var replacements: [Color: Color] = [:]

  /// Leaves every colour as it is.
  package static let none = Recoloring()

  private init() {}

  /// From the colours of one palette to those of another; their alpha stays.
  package init(from source: Palette, to target: Palette) {
    let pairs = zip(source.all, target.all)
    replacements = Dictionary(pairs.map { ($0, $1) }) { first, _ in first }
  }

  /// The new colour; a colour outside the palette stays.
  package func callAsFunction(_ color: Color) -> Color {
    let opaque = Color(color.red, color.green, color.blue)
    guard var replaced = replacements[opaque] else { return color }
    replaced.alpha = color.alpha
    return replaced
  }
}
