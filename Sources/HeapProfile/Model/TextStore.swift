import Bytes

/// A text that is long or that the input does not hold as it is shown.
struct TextStretch: Sendable, BitwiseCopyable {
  /// Whether it lies in the input; else among the store's own bytes.
  var isInSource: Bool
  /// Offset of its first byte there.
  var place: Int
  /// Length in bytes.
  var count: Int
}

/// The texts of a profile. They stay where the input has them; nothing is copied until it is shown.
public final class TextStore: Sendable {
  private let source: OwnedBytes
  private let own: OwnedBytes
  private let stretches: [TextStretch]

  /// - Parameters:
  ///   - source: the input.
  ///   - own: the bytes of texts that the input does not have.
  ///   - stretches: the first is the empty text.
  init(source: OwnedBytes, own: [UInt8], stretches: [TextStretch]) {
    self.source = source
    self.own = OwnedBytes(own)
    self.stretches = stretches
  }

  /// Length of the input in bytes, decompressed.
  package var sourceBytes: Int { source.count }

  /// Calls `body` with the UTF-8 bytes of a text, which may hold anything, also invalid UTF-8.
  @inlinable @inline(__always)
  public func withBytes<Result>(
    _ text: TextRef, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    withExtendedLifetime(self) { body(bytes(of: text)) }
  }

  /// The bytes of a text, valid as long as the store lives.
  @usableFromInline
  func bytes(of text: TextRef) -> UnsafeRawBufferPointer {
    if text.count > 0 {
      return UnsafeRawBufferPointer(
        rebasing: source.unownedBytes[text.place..<text.place + text.count])
    }
    let stretch = stretches[text.place]
    let bytes = stretch.isInSource ? source.unownedBytes : own.unownedBytes
    return UnsafeRawBufferPointer(
      rebasing: bytes[stretch.place..<stretch.place + stretch.count])
  }

  /// The text as a string, repaired where it is not valid UTF-8.
  package func string(_ text: TextRef) -> String {
    withBytes(text) { String(decoding: $0, as: UTF8.self) }
  }
}
