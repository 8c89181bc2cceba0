import System

/// A stack of trivial values that grows by `realloc` up to a stated number of bytes.
///
/// In place of `Array`: no uniqueness check on each write, growth without copying for large blocks
/// (`mremap`), and a failed allocation is an error instead of a trap.
public struct GrowableBuffer<Element: BitwiseCopyable>: ~Copyable {
  /// Where the elements lie; changes when the buffer grows.
  public private(set) var base: UnsafeMutablePointer<Element>
  @usableFromInline var capacity: Int
  private let bound: Bound
  private let maximumCount: Int
  /// Number of elements.
  public var count = 0

  /// How far a buffer may grow.
  private enum Bound {
    /// Whoever fills the buffer keeps the budget alive, so that the buffer itself can be given up.
    case memory(Unmanaged<MemoryBudget>)
    case count
  }

  /// - Parameters:
  ///   - budget: where the memory is taken from; has to live as long as the buffer grows.
  ///   - maximumCount: growing beyond this many elements is an error, too.
  package init(_ budget: MemoryBudget, maximumCount: Int = .max) {
    self.init(.memory(Unmanaged.passUnretained(budget)), maximumCount)
  }

  /// - Parameter maximumCount: growing beyond this many elements is an error.
  package init(maximumCount: Int) {
    self.init(.count, maximumCount)
  }

  private init(_ bound: Bound, _ maximumCount: Int) {
    capacity = 64
    self.maximumCount = maximumCount
    self.bound = bound
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
    guard let wanted = room(for: needed) else { throw limitExceeded(at: offset) }
    guard let block = realloc(base, wanted * stride) else {
      throw PickleError(.outOfMemory, at: offset, "out of memory for \(wanted) values")
    }
    base = block.assumingMemoryBound(to: Element.self)
    capacity = wanted
  }

  /// The elements to make room for when `needed` must fit; nil when they may not.
  private func room(for needed: Int) -> Int? {
    guard needed <= maximumCount else { return nil }
    let wanted = max(needed, min(capacity * 2, maximumCount))
    switch bound {
    case .memory(let budget):
      return budget.takeUnretainedValue().grow(
        from: capacity, to: wanted, needed: needed, stride: MemoryLayout<Element>.stride)
    case .count: return wanted
    }
  }

  private func limitExceeded(at offset: Int) -> PickleError {
    switch bound {
    case .memory where count >= maximumCount:
      PickleError(.limitExceeded, at: offset, "more than \(maximumCount) objects")
    case .memory(let budget):
      PickleError(
        .limitExceeded, at: offset,
        "the values need more memory than the limit of \(budget.takeUnretainedValue().limit) bytes "
          + "for this input",
        limit: .memory)
    case .count:
      PickleError(.limitExceeded, at: offset, "more than \(maximumCount) levels within each other")
    }
  }
}
