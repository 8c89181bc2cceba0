/// What one graph may cost. Nothing is reserved from a number in the file; these bound what follows
/// from its length.
package struct ReferenceGraphLimits: Sendable, Hashable {
  /// Length of the file; offsets have 32 bits.
  package var byteCount = 1 << 30
  package var nodes = 5_000_000
  package var edges = 20_000_000
  /// Subgraphs within each other.
  package var nesting = 64
  /// Attributes of one object or reference.
  package var attributes = 256

  package init() {}
}
