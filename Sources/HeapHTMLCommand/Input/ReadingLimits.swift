import Bytes
import Output

/// What one dump may cost: reading it, and what is made of it.
struct ReadingLimits: Sendable {
  var values = InputLimits()
  /// Bytes read from what has no size of its own: a pipe, a device, a file that grows.
  var input = 1 << 30
  /// Bytes of what is made of it; nil: what suits its size.
  var result: Int?

  /// The limits of what is made of an input.
  ///
  /// - Parameter byteCount: the size of the input in bytes.
  func output(forByteCount byteCount: Int) -> OutputLimits {
    OutputLimits(forByteCount: byteCount, limit: result)
  }
}
