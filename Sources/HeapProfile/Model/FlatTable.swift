import System
package import Bytes

/// A finished table of trivial rows: never changed, shared without copying.
public final class FlatTable<Row: BitwiseCopyable & Sendable>: @unchecked Sendable,
  RandomAccessCollection
{
  // Unchecked: the memory is written before the table exists and only read after.
  @usableFromInline let rows: UnsafeMutableBufferPointer<Row>

  /// Takes over the rows that were gathered.
  package init(_ buffer: consuming GrowableBuffer<Row>) {
    rows = buffer.release()
  }

  deinit {
    free(rows.baseAddress)
  }

  /// Always 0.
  @inlinable public var startIndex: Int { 0 }
  /// Number of rows.
  @inlinable public var endIndex: Int { rows.count }

  /// The row at `index`, which has to exist.
  @inlinable @inline(__always)
  public subscript(index: Int) -> Row {
    precondition(index >= 0 && index < rows.count, "no such row")
    return rows[index]
  }
}
