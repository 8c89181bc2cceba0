import Bytes

extension GrowableBuffer {
  /// Makes room for `additional` more elements; `offset` is the place that an error names.
  @inline(__always)
  mutating func reserve(_ additional: Int, at offset: Int) throws(PickleError) {
    if !hasRoom(for: additional) { throw PickleError(shortage, at: offset) }
  }

  /// Adds an element; `offset` is the place that an error names.
  @inline(__always)
  mutating func append(_ element: Element, at offset: Int) throws(PickleError) {
    try reserve(1, at: offset)
    appendInRoom(element)
  }
}

extension PickleError {
  /// Why a buffer of the machine could not grow.
  @inline(never)
  fileprivate init(_ shortage: BufferShortage?, at offset: Int) {
    switch shortage {
    case .count(let maximum):
      self.init(.limitExceeded, at: offset, "values are nested more than \(maximum) deep")
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
