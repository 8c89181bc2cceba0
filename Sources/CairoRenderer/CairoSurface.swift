internal import CCairo

/// A surface of Cairo, destroyed with its owner.
struct CairoSurface: ~Copyable {
  let pointer: OpaquePointer

  /// Takes ownership of a new surface; `nil` or a surface in an error state is an error.
  init(_ pointer: OpaquePointer?, _ action: String) throws(RenderError) {
    guard let pointer else {
      throw RenderError(code: .cairo, reason: "cannot \(action): no surface")
    }
    // When Cairo fails it returns an inert surface; only the status shows it.
    do throws(RenderError) {
      try RenderError.check(cairo_surface_status(pointer), action)
    } catch {
      cairo_surface_destroy(pointer)
      throw error
    }
    self.pointer = pointer
  }

  deinit { cairo_surface_destroy(pointer) }

  func check(_ action: String) throws(RenderError) {
    try RenderError.check(cairo_surface_status(pointer), action)
  }

  /// Ends drawing, so that all bytes have been written.
  func finish(_ action: String) throws(RenderError) {
    cairo_surface_finish(pointer)
    try check(action)
  }
}
