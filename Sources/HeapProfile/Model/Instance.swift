/// One tracked object: Pympler's `TrackedObject`.
package struct Instance: Sendable, BitwiseCopyable {
  /// Address at birth, `id(obj)`; addresses are used again after a death. 0 when unknown.
  package var address: UInt64
  /// Name of the object's class when tracking began; its class may be registered under another.
  package var name: TextRef
  /// What `repr` gave when it was last sized, clipped by the recorder; empty when it never was.
  package var repr: TextRef
  /// Seconds since the program's start.
  package var birth: Double
  /// Seconds since the program's start; meaningless unless ``isFreed``.
  var deathTime: Double
  /// The first of its rows in ``HeapProfile/sizes``; the birth's comes first.
  var firstSize: UInt32
  var sizeCount: UInt32
  /// Index into ``HeapProfile/traces`` or `.max` without one.
  var traceIndex: UInt32
  /// Whether a death was recorded; a death at exactly 0.0 is one.
  package var isFreed: Bool

  /// Seconds since the program's start, or nil while it lives.
  package var death: Double? { isFreed ? deathTime : nil }

  /// Where it was made, if that was recorded.
  package var trace: TraceIndex? { traceIndex == .max ? nil : TraceIndex(traceIndex) }

  /// Its rows in ``HeapProfile/sizes``, in order of recording.
  package var sizes: Range<Int> { Int(firstSize)..<Int(firstSize) + Int(sizeCount) }

  /// Whether the object was gone at `time`: what is recorded from then on is the size of None.
  package func isFreed(by time: Double) -> Bool { isFreed && deathTime <= time }

  /// Whether the object lived at `time`: born before it and not freed by then (Pympler,
  /// `Stats.annotate_snapshot`).
  @inline(__always)
  package func isAlive(at time: Double) -> Bool {
    birth < time && (!isFreed || deathTime > time)
  }
}
