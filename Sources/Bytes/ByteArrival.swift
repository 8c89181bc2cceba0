/// Tells how much of an input has been read, while another thread goes on reading it.
package protocol ByteArrival: Sendable {
  /// Waits until the first `count` bytes are there, or until no more will come.
  ///
  /// - Returns: the number of bytes that are there; less than `count` when the input ended early.
  func wait(for count: Int) -> Int
}
