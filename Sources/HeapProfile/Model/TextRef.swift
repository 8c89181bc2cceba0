/// Where a text of a profile lies: in the input itself, or among the texts that are kept apart.
public struct TextRef: Sendable, Hashable, BitwiseCopyable {
  /// In the upper 16 bits the length of a text of the input, in the others its place there; with a
  /// length of 0 the others are its number among the ``TextStretch``es.
  let bits: UInt64

  /// The text of no bytes: the first stretch.
  package static let empty = TextRef(bits: 0)

  /// The longest text of the input that needs no stretch, in bytes.
  static let longest = Int(UInt16.max)
  /// The places that a text without a stretch can have.
  static let places = 1 << 48

  @inline(__always)
  init(bits: UInt64) {
    self.bits = bits
  }

  /// A text of the input; both numbers have to fit.
  @inline(__always)
  init(place: Int, count: Int) {
    bits = UInt64(truncatingIfNeeded: count) << 48 | UInt64(truncatingIfNeeded: place)
  }

  /// Whether it is the text of no bytes.
  package var isEmpty: Bool { self == .empty }

  /// Length in bytes; 0: it is a stretch.
  @inline(__always) var count: Int { Int(bits >> 48) }
  /// Its place in the input, or the number of its stretch.
  @inline(__always) var place: Int { Int(bits & (1 << 48 - 1)) }
}
