import Testing

@testable import CairoRenderer

@Suite struct MeasuringTests {
  private let renderer = CairoRenderer()

  private func width(_ string: String, bold: Bool = false) -> Double {
    renderer.width(of: string, size: 12, isBold: bold)
  }

  @Test func widthsAddUpAndScale() {
    #expect(width("") == 0)
    #expect(width("iiii") < width("MMMM"))
    #expect(abs(width("Node") + width(".FS") - width("Node.FS")) < 1e-9)
    #expect(abs(renderer.width(of: "Node", size: 24, isBold: false) - 2 * width("Node")) < 1e-9)
  }

  @Test func theFontIsTheOneThatPagesName() {
    #expect(width("Node.FS.File", bold: true) > width("Node.FS.File"))
    // DejaVu Sans has an M of 1767 of its 2048 units.
    #expect(abs(width("M") - 12 * 1_767 / 2_048) < 0.02)
  }

  @Test func measuresWhatIsShown() {
    #expect(width("a\u{202E}") == width(#"a\u202e"#))
    #expect(width("a\u{0}") == width(#"a\x00"#))
    #expect(width("é名") > width("i"))
  }

  @Test func measuringIsTheSameOnEveryThread() async {
    let names = (0..<200).map {
      "class \($0) \(Unicode.Scalar(0x3B1 + UInt32($0 % 24)).map(Character.init) ?? "?")"
    }
    let expected = names.map { width($0) }
    await withTaskGroup(of: [Double].self) { group in
      for _ in 0..<16 {
        group.addTask { names.map { CairoRenderer().width(of: $0, size: 12, isBold: false) } }
      }
      for await widths in group { #expect(widths == expected) }
    }
  }
}
