package import Bytes

/// An input and what is needed to read it.
package struct DumpInput: Sendable {
  /// Its bytes, of which the last may still be on their way.
  package let source: OwnedBytes
  /// What reading it may cost.
  package let limits: InputLimits
  /// Learns how far the reading has come.
  package let position: ReadingPosition?
}
