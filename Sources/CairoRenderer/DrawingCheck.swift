internal import HeapCharts

extension Drawing {
  /// Throws unless every number of the drawing can be drawn.
  ///
  /// Cairo keeps coordinates in 24.8 fixed point and wraps silently beyond; a NaN would vanish
  /// silently, too. Both are layout errors and are reported as such.
  func validate() throws(RenderError) {
    for (name, side) in [("width", size.width), ("height", size.height)] {
      guard side.isFinite, side > 0, side <= Drawing.maximumSide else {
        throw RenderError(
          code: .size,
          reason: "the \(name) of a picture must be above 0 and at most "
            + "\(Drawing.maximumSide) pixels, not \(side)")
      }
    }
    for (index, shape) in shapes.enumerated() {
      guard shape.path.allSatisfy(\.isDrawable), shape.stroke?.isDrawable ?? true else {
        throw RenderError(
          code: .geometry, reason: "cannot draw shape \(index): a number is out of range")
      }
    }
    for (index, text) in texts.enumerated() {
      guard text.position.isDrawable, text.size.isFinite, text.size > 0, text.size <= 1_000 else {
        throw RenderError(
          code: .geometry, reason: "cannot draw text \(index): a number is out of range")
      }
    }
  }
}

/// Well inside 24.8 fixed point, well outside any picture.
private let reach = 1_000_000.0

extension Point {
  fileprivate var isDrawable: Bool {
    // A comparison with NaN is false.
    x.magnitude <= reach && y.magnitude <= reach
  }
}

extension PathElement {
  fileprivate var isDrawable: Bool {
    switch self {
    case .move(let point), .line(let point): point.isDrawable
    case .close: true
    }
  }
}

extension Stroke {
  fileprivate var isDrawable: Bool {
    width > 0 && width <= reach && dash.allSatisfy { $0 >= 0 && $0 <= reach }
      && (dash.isEmpty || dash.contains { $0 > 0 })
  }
}
