internal import HeapCharts

/// The classes by which a style sheet may colour an element of a drawing.
struct SVGClasses {
  /// The palette whose colours have names.
  let palette: Palette
  private var names: [String] = []

  init?(_ palette: Palette?) {
    guard let palette else { return nil }
    self.palette = palette
  }

  mutating func add(fill color: Color) { add("f-", color) }
  mutating func add(stroke color: Color) { add("s-", color) }

  private mutating func add(_ prefix: String, _ color: Color) {
    if let role = palette.role(of: color) { names.append(prefix + role) }
  }

  /// Appends the attribute, unless it has no word.
  func append(to bytes: inout [UInt8]) {
    guard !names.isEmpty else { return }
    bytes.append(contentsOf: " class=\"\(names.joined(separator: " "))\"".utf8)
  }
}
