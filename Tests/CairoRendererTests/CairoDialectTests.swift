import HeapCharts
import Testing

@testable import CairoRenderer

/// Cairo up to 1.16 writes `style`, later ones write presentation attributes.
@Suite struct CairoDialectTests {
  private func rewritten(_ element: String) throws -> String {
    var reader = CairoSVGReader(Array(element.utf8))
    var bytes: [UInt8] = []
    while let element = try reader.next() { try bytes.append(shape: element, nil) }
    return text(bytes)
  }

  @Test func bothDialectsGiveTheSame() throws {
    let old = #"""
      <path style=" stroke:none;fill-rule:nonzero;fill:rgb(90.196078%,62.352941%,0%);fill-opacity:1;" \#
      d="M 5 5 L 15.101562 5 Z M 5 5 "/>
      """#
    let new = #"""
      <path fill-rule="nonzero" fill="rgb(90.196078%, 62.352941%, 0%)" fill-opacity="1" \#
      d="M 5 5 L 15.101562 5 Z M 5 5 "/>
      """#
    #expect(try rewritten(old) == "<path fill=\"#e69f00\" d=\"M5 5H15.1Z\"/>\n")
    #expect(try rewritten(new) == rewritten(old))
  }

  @Test(arguments: [
    ("M 1 2 L 1 3.5 L 4 3.5 L 5 6", "M1 2V3.5H4L5 6"),
    // A dot is a line of no length, which has a round end.
    ("M 1 2 L 1 2", "M1 2L1 2"), ("M 1 2 L 1.001 2.001", "M1 2L1 2"),
    // A closing moves back to the beginning.
    ("M 1 2 L 4 2 L 4 5 Z L 1 9", "M1 2H4V5ZV9"), ("M 1 2 L 4 2 Z M 4 3 L 4 5", "M1 2H4ZM4 3V5"),
  ])
  func levelAndUprightLinesAreShort(path: String, shown: String) throws {
    #expect(try rewritten("<path d=\"\(path)\"/>") == "<path d=\"\(shown)\"/>\n")
  }

  @Test func everyColourComesBackExactly() throws {
    for value in 0...255 {
      // Six decimals, cut as printf would round them.
      let millionths = (value * 100_000_000 + 127) / 255
      let fraction = String(millionths % 1_000_000 + 1_000_000).dropFirst()
      let percent = "\(millionths / 1_000_000).\(fraction)%"
      var bytes: [UInt8] = []
      let color = Color(percent: Array("rgb(\(percent),0%,100%)".utf8)[...])
      bytes.append(try #require(color))
      let digits = String(value + 256, radix: 16).dropFirst()
      #expect(text(bytes) == "#\(digits)00ff")
    }
  }

  @Test(arguments: [
    ("20.199219", "20.2"), ("-0.004", "0"), ("7", "7"), ("0.005", "0.01"), ("-12.5", "-12.5"),
    ("100", "100"), ("0.000001", "0"), ("9.999", "10"),
  ])
  func numbersAreRoundedToHundredths(number: String, shown: String) throws {
    var bytes: [UInt8] = []
    bytes.append(units: try #require(SVGNumber(number.utf8)).units, decimals: 2)
    #expect(text(bytes) == shown)
  }

  @Test(arguments: ["", "-", ".", "1e5", "nan", "1.2.3", "99999999999999999999"])
  func whatIsNoNumberIsNone(number: String) { #expect(SVGNumber(number.utf8) == nil) }

  @Test(arguments: [
    #"<path d="M 1 1 C 1 2 3 4 5 6"/>"#, #"<path d="M 1"/>"#, #"<path onclick="x"/>"#,
    #"<path fill="url(#a)"/>"#, #"<path transform="matrix(2,0,0,1,0,0)"/>"#, "<path d=",
  ])
  func theUnknownIsAnErrorAndNotPassedOn(element: String) {
    #expect(throws: RenderError(code: .cairo, reason: "")) { try rewritten(element) }
  }
}
