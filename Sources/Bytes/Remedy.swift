/// What a person can do about an input that cannot be read.
package enum Remedy: Sendable, Hashable {
  /// A sentence fragment.
  case advice(String)
  /// Cut it in two at this offset: each part is complete.
  case separate(at: Int)
  /// Take out the bytes of this range.
  case takeOut(Range<Int>)
  /// Decompress it with this program, as `PROGRAM -dc`.
  case decompress(with: String)
}
