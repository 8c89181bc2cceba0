/// Instances of one class, made at one place, that were born and freed between two snapshots: they
/// were counted, and nothing else of them was kept.
package struct ShortLived: Sendable, Equatable {
  /// Where they were made, if that was recorded.
  package var trace: TraceIndex?
  /// Not negative; all of a profile add up within 62 bits.
  package var count: Int

  package init(trace: TraceIndex?, count: Int) {
    self.trace = trace
    self.count = count
  }
}
