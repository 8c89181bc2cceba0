internal import CCairo

/// Where Cairo's stream surfaces write to: memory, up to a limit.
struct ByteSink {
  var bytes: [UInt8] = []
  /// In bytes; more than this is a write error.
  let limit: Int

  /// The function that `cairo_write_func_t` calls; the closure is a pointer to a sink.
  static let write: cairo_write_func_t = { closure, data, length in
    guard let sink = closure?.assumingMemoryBound(to: ByteSink.self), let data else {
      return CAIRO_STATUS_WRITE_ERROR
    }
    let count = Int(length)
    guard count <= sink.pointee.limit - sink.pointee.bytes.count else {
      return CAIRO_STATUS_WRITE_ERROR
    }
    sink.pointee.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: count))
    return CAIRO_STATUS_SUCCESS
  }
}
