internal import CCairo

/// A drawing context of Cairo, destroyed with its owner.
struct CairoContext: ~Copyable {
  let pointer: OpaquePointer

  init(_ surface: borrowing CairoSurface) throws(RenderError) {
    guard let pointer = cairo_create(surface.pointer) else {
      throw RenderError(code: .cairo, reason: "cannot start drawing: no context")
    }
    do throws(RenderError) {
      try RenderError.check(cairo_status(pointer), "start drawing")
    } catch {
      cairo_destroy(pointer)
      throw error
    }
    self.pointer = pointer
  }

  deinit { cairo_destroy(pointer) }

  func check(_ action: String) throws(RenderError) {
    try RenderError.check(cairo_status(pointer), action)
  }
}
