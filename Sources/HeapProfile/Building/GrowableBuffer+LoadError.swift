import Bytes

extension GrowableBuffer {
  /// Makes room for `additional` more rows; `offset` is the place that an error names.
  @inline(__always)
  mutating func reserve(_ additional: Int, at offset: Int?) throws(LoadError) {
    if !hasRoom(for: additional) { throw LoadError(shortage, at: offset) }
  }

  /// Adds a row; `offset` is the place that an error names.
  @inline(__always)
  mutating func append(_ row: Element, at offset: Int?) throws(LoadError) {
    try reserve(1, at: offset)
    appendInRoom(row)
  }
}

extension LoadError {
  /// Why a table could not grow.
  @inline(never)
  fileprivate init(_ shortage: BufferShortage?, at offset: Int?) {
    switch shortage {
    case .count(let maximum):
      self.init(.limitExceeded, at: offset, "more than \(maximum) objects")
    case .memory(let limit):
      self.init(
        .limitExceeded, at: offset,
        "the values need more memory than the limit of \(limit) bytes for this input",
        limit: .memory)
    case .system(let count):
      self.init(.outOfMemory, at: offset, "out of memory for \(count) values")
    case nil: self.init(.outOfMemory, at: offset, "out of memory")
    }
  }
}
