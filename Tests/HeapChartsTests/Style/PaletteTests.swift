import HeapCharts
import Testing

@Suite struct PaletteTests {
  @Test(arguments: ChartStyle.Theme.allCases)
  func everyHueIsDifferentAndUnlikeTheBackground(theme: ChartStyle.Theme) {
    let palette = Palette(theme)
    let colors = (0..<Hue.count).map { palette.color(.rank($0)) } + [palette.color(.other)]
    #expect(Set(colors).count == Hue.count + 1)
    for color in colors { #expect(contrast(color, palette.background) >= 1.5, "\(color)") }
  }

  @Test(arguments: ChartStyle.Theme.allCases)
  func wordsAreReadable(theme: ChartStyle.Theme) {
    let palette = Palette(theme)
    #expect(contrast(palette.ink, palette.background) >= 7)
    #expect(contrast(palette.soft, palette.background) >= 4.5)
  }

  @Test(arguments: [-1, 8, .max]) func ranksBeyondTheHuesAreOther(rank: Int) {
    #expect(Palette(.light).color(.rank(rank)) == Palette(.light).color(.other))
  }

  /// The contrast ratio of WCAG 2.1, its curve of 2.4 approximated by a cubic: no pow is needed.
  private func contrast(_ first: Color, _ second: Color) -> Double {
    func luminance(_ color: Color) -> Double {
      func linear(_ channel: UInt8) -> Double {
        let share = Double(channel) / 255
        return share * share * (0.7 * share + 0.3)
      }
      return 0.2126 * linear(color.red) + 0.7152 * linear(color.green)
        + 0.0722 * linear(color.blue)
    }
    let pair = [luminance(first), luminance(second)].sorted()
    return (pair[1] + 0.05) / (pair[0] + 0.05)
  }
}
