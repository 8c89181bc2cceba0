internal import CCairo

extension RenderError {
  /// Throws unless `status` is success.
  ///
  /// - Parameter action: what was tried, as in "cannot …".
  static func check(_ status: cairo_status_t, _ action: String) throws(RenderError) {
    guard status != CAIRO_STATUS_SUCCESS else { return }
    let words = cairo_status_to_string(status).map { String(cString: $0) } ?? "unknown status"
    let code: Code = status == CAIRO_STATUS_WRITE_ERROR ? .output : .cairo
    throw RenderError(code: code, reason: "cannot \(action): \(words)")
  }
}
