import System
public import HeapProfile

/// The part of a referent's name by which trees are merged.
///
/// asizeof names a value `[V] name: repr` and its key, which comes right before it, `[K] name`.
/// The name may itself contain a colon (any dictionary key can), so the key's name decides
/// where it ends; without a key before it, it ends at the first colon followed by a blank. So does
/// the name of a slot with its value, `[S] name: repr`, as heapmonitor writes it.
/// (Pympler's `_ref2key` cuts every name at the first colon.)
public struct ReferentKey: Sendable, Hashable {
  /// The full name of one of the merged referents.
  public var text: TextRef
  /// Number of its leading bytes that are the key.
  public var count: Int

  /// A name with nothing cut off.
  package init(whole name: TextRef, in texts: TextStore) {
    text = name
    count = texts.withBytes(name) { $0.count }
  }

  /// - Parameter key: the name of the sibling right before, if there is one.
  package init(_ name: TextRef, after key: TextRef?, in texts: TextStore) {
    text = name
    count = texts.withBytes(name) { bytes in
      guard let mark = ReferentMark(bytes), mark != .key else { return bytes.count }
      if let key, mark == .value {
        let end: Int? = texts.withBytes(key) { keyBytes in
          guard ReferentMark(keyBytes) == .key, bytes.count > keyBytes.count + 1,
            bytes[keyBytes.count] == colon, bytes[keyBytes.count + 1] == blank,
            isEqual(
              UnsafeRawBufferPointer(rebasing: bytes[ReferentMark.count..<keyBytes.count]),
              UnsafeRawBufferPointer(rebasing: keyBytes[ReferentMark.count...]))
          else { return nil }
          return keyBytes.count
        }
        if let end { return end }
      }
      var index = ReferentMark.count
      while index + 1 < bytes.count {
        if bytes[index] == colon, bytes[index + 1] == blank { return index }
        index += 1
      }
      return bytes.count
    }
  }

  /// Calls `body` with the key's bytes.
  @inlinable @inline(__always)
  public func withBytes<Result>(
    in texts: TextStore, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    texts.withBytes(text) { body(UnsafeRawBufferPointer(rebasing: $0.prefix(count))) }
  }

  /// Whether two keys read the same.
  @inline(__always)
  func isSame(as other: ReferentKey, in texts: TextStore) -> Bool {
    guard count == other.count else { return false }
    if text == other.text { return true }
    return withBytes(in: texts) { left in
      other.withBytes(in: texts) { right in isEqual(left, right) }
    }
  }
}

/// Whether two runs of bytes of one length are equal: every referent of a dump compares keys.
@inline(__always)
private func isEqual(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
  guard let first = left.baseAddress, let second = right.baseAddress else { return true }
  return memcmp(first, second, left.count) == 0
}

private let colon = UInt8(ascii: ":")
private let blank = UInt8(ascii: " ")
