/// Instances of one class, made at one place, that no snapshot saw: they were born and freed between
/// two, or the program was killed before the next. They were counted, and nothing else was kept.
package struct ShortLived: Sendable, Equatable {
  /// Where they were made, if that was recorded.
  package var trace: TraceIndex?
  /// Not negative; all of a profile add up within 62 bits.
  package var count: Int
  /// Of these, those that lived when the recorder was last heard of.
  package var alive: Int

  package init(trace: TraceIndex?, count: Int, alive: Int = 0) {
    self.trace = trace
    self.count = count
    self.alive = alive
  }
}
