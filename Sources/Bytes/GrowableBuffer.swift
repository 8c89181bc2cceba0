import System

/// A stack of trivial values that grows by `realloc` up to a stated number of bytes.
///
/// In place of `Array`: no uniqueness check on each write, growth without copying for large blocks
/// (`mremap`), and a failed allocation is a refusal instead of a trap.
public struct GrowableBuffer<Element: BitwiseCopyable>: ~Copyable {
  /// Where the elements lie; changes when the buffer grows.
  public private(set) var base: UnsafeMutablePointer<Element>
  @usableFromInline var capacity: Int
  private let bound: Bound
  private let maximumCount: Int
  /// Number of elements.
  public var count = 0
  /// Why there was no room the last time; nil: there always was.
  public private(set) var shortage: BufferShortage?

  /// How far a buffer may grow.
  private enum Bound {
    /// The code that fills the buffer keeps the budget alive, so that the buffer itself can be
    /// given up.
    case memory(Unmanaged<MemoryBudget>)
    case count
  }

  /// - Parameters:
  ///   - budget: where the memory is taken from; has to live as long as the buffer grows.
  ///   - maximumCount: it never grows beyond this many elements.
  package init(_ budget: MemoryBudget, maximumCount: Int = .max) {
    self.init(.memory(Unmanaged.passUnretained(budget)), maximumCount)
  }

  /// - Parameter maximumCount: it never grows beyond this many elements.
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

  /// The element at `index`; the index is not checked.
  @inlinable @inline(__always)
  public subscript(index: Int) -> Element {
    get { base[index] }
    nonmutating set { (base + index).initialize(to: newValue) }
  }

  /// Makes room for `additional` more elements where possible. False when there is none;
  /// ``shortage`` then says why.
  @inlinable @inline(__always)
  public mutating func hasRoom(for additional: Int) -> Bool {
    capacity &- count >= additional || grow(additional)
  }

  /// Adds an element; ``hasRoom(for:)`` has found room for it.
  @inlinable @inline(__always)
  public mutating func appendInRoom(_ element: Element) {
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
  mutating func grow(_ additional: Int) -> Bool {
    let stride = MemoryLayout<Element>.stride
    guard let wanted = room(for: count + additional) else { return false }
    guard let block = realloc(base, wanted * stride) else {
      shortage = .system(wanted)
      return false
    }
    base = block.assumingMemoryBound(to: Element.self)
    capacity = wanted
    return true
  }

  /// The elements to make room for when `needed` must fit; nil when they may not.
  private mutating func room(for needed: Int) -> Int? {
    guard needed <= maximumCount else {
      shortage = .count(maximumCount)
      return nil
    }
    let wanted = max(needed, min(capacity * 2, maximumCount))
    guard case .memory(let unmanaged) = bound else { return wanted }
    let budget = unmanaged.takeUnretainedValue()
    let granted = budget.grow(
      from: capacity, to: wanted, needed: needed, stride: MemoryLayout<Element>.stride)
    if granted == nil { shortage = .memory(limit: budget.limit) }
    return granted
  }
}
