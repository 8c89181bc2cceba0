#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A stack of trivial values that grows by `realloc` up to a stated number of bytes.
///
/// In place of `Array`: no uniqueness check on each write, growth without copying for large blocks
/// (`mremap`), and a failed allocation is an error instead of a trap.
public struct GrowableBuffer<Element: BitwiseCopyable>: ~Copyable {
  /// Where the elements lie; changes when the buffer grows.
  public private(set) var base: UnsafeMutablePointer<Element>
  @usableFromInline var capacity: Int
  @usableFromInline let maximumBytes: Int
  /// Number of elements.
  public var count = 0

  /// - Parameter maximumBytes: growing beyond this many bytes is an error.
  public init(maximumBytes: Int) {
    capacity = 64
    self.maximumBytes = maximumBytes
    guard let block = malloc(capacity * MemoryLayout<Element>.stride) else {
      fatalError("out of memory")
    }
    base = block.assumingMemoryBound(to: Element.self)
  }

  deinit {
    free(base)
  }

  /// The element at `index`, which nothing checks.
  @inlinable @inline(__always)
  public subscript(index: Int) -> Element {
    get { base[index] }
    nonmutating set { (base + index).initialize(to: newValue) }
  }

  /// Makes room for `additional` more elements; `offset` is the place that an error names.
  @inlinable @inline(__always)
  public mutating func reserve(_ additional: Int, at offset: Int) throws(PickleError) {
    if capacity &- count < additional {
      try grow(additional, at: offset)
    }
  }

  /// Adds an element; `offset` is the place that an error names.
  @inlinable @inline(__always)
  public mutating func append(_ element: Element, at offset: Int) throws(PickleError) {
    try reserve(1, at: offset)
    (base + count).initialize(to: element)
    count &+= 1
  }

  /// Gives up the elements; the caller frees the memory with `free`.
  public consuming func release() -> UnsafeMutableBufferPointer<Element> {
    let elements = UnsafeMutableBufferPointer(start: base, count: count)
    discard self
    return elements
  }

  @inline(never) @usableFromInline
  mutating func grow(_ additional: Int, at offset: Int) throws(PickleError) {
    let stride = MemoryLayout<Element>.stride
    let needed = count + additional
    guard needed <= maximumBytes / stride else {
      throw PickleError(
        .limitExceeded, at: offset,
        "the values need more memory than the limit of \(maximumBytes) bytes for this input")
    }
    let wanted = max(needed, min(capacity * 2, maximumBytes / stride))
    guard let block = realloc(base, wanted * stride) else {
      throw PickleError(.outOfMemory, at: offset, "out of memory for \(wanted) values")
    }
    base = block.assumingMemoryBound(to: Element.self)
    capacity = wanted
  }
}
