import System

/// A table of numbers of one kind, in memory that is asked for once.
///
/// In place of `Array`: no memory is a refusal and not the end of the program, and loops over millions
/// of objects check bounds only.
package final class Numbers<Element: FixedWidthInteger & BitwiseCopyable & Sendable>:
  @unchecked Sendable
{
  // Unchecked: whoever fills a table does so before others have it.
  private let base: UnsafeMutablePointer<Element>
  /// How many numbers it has.
  package let count: Int

  /// - Parameter value: what all numbers are at first.
  package init(_ count: Int, _ value: Element = 0) throws(HeapGraphError) {
    guard let memory = calloc(max(count, 1), MemoryLayout<Element>.stride) else {
      throw HeapGraphError(.outOfMemory, "out of memory for \(count) numbers")
    }
    base = memory.assumingMemoryBound(to: Element.self)
    self.count = count
    if value != 0 { base.update(repeating: value, count: count) }
  }

  deinit { free(base) }

  /// The number at `index`, which has to exist.
  package subscript(index: Int) -> Element {
    @inline(__always) get {
      precondition(index >= 0 && index < count, "no such number")
      return base[index]
    }
    @inline(__always) set {
      precondition(index >= 0 && index < count, "no such number")
      base[index] = newValue
    }
  }
}
