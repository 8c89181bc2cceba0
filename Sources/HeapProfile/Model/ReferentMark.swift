/// What a recorder puts before the name of a referent: `[K] key`, `[V] key: value`, `[S] slot: value`.
///
/// asizeof (`_infer_dict`, `_NamedRef`) writes the first two; the last is heapmonitor's.
@frozen public enum ReferentMark: Sendable {
  case key
  case value
  case slot

  /// Bytes of a mark.
  public static let count = 4

  /// The mark that a name begins with; nil for the name of an element or of a plain attribute.
  ///
  /// Every referent of a dump is asked, so the four bytes are one number.
  @inlinable @inline(__always)
  public init?(_ name: UnsafeRawBufferPointer) {
    guard name.count >= 4 else { return nil }
    switch UInt32(littleEndian: name.loadUnaligned(as: UInt32.self)) {
    case 0x205d_4b5b: self = .key
    case 0x205d_565b: self = .value
    case 0x205d_535b: self = .slot
    default: return nil
    }
  }

  /// A name without its mark.
  package static func unmarked(_ name: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    ReferentMark(name) == nil ? name : UnsafeRawBufferPointer(rebasing: name[count...])
  }
}
