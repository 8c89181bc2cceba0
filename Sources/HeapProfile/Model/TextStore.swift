import PickleReader

/// Where a text of the dump lies: in the input itself, or among the texts that had to be decoded.
public struct TextRef: Sendable, Hashable, BitwiseCopyable {
  let bits: UInt64

  /// The text of no characters.
  package static let empty = TextRef(bits: .max)
  /// Set for a text among the decoded ones.
  static let decodedFlag: UInt64 = 1 << 63

  package var isEmpty: Bool { self == .empty }
}

/// The texts of a dump. They stay where the dump has them; nothing is copied until it is shown.
public final class TextStore: @unchecked Sendable {
  // Unchecked: nothing is written after the store was made.
  private let source: PickleBytes
  private let decoded: UnsafeRawBufferPointer

  init(source: PickleBytes, decoded: [UInt8]) {
    self.source = source
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: decoded.count, alignment: 1)
    copy.copyBytes(from: decoded)
    self.decoded = UnsafeRawBufferPointer(copy)
  }

  deinit {
    decoded.deallocate()
  }

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
    if text.isEmpty { return UnsafeRawBufferPointer(start: nil, count: 0) }
    if text.bits & TextRef.decodedFlag == 0 { return source.text(at: Int(text.bits)).raw }
    let start = Int(text.bits & ~TextRef.decodedFlag)
    let count = Int(decoded.loadUnaligned(fromByteOffset: start, as: UInt32.self))
    return UnsafeRawBufferPointer(rebasing: decoded[start + 4..<start + 4 + count])
  }

  /// The text as a string, repaired where it is not valid UTF-8.
  package func string(_ text: TextRef) -> String {
    withBytes(text) { String(decoding: $0, as: UTF8.self) }
  }
}

/// Gathers the texts that cannot be shown as they stand in the input.
struct TextBuilder {
  private var decoded: [UInt8] = []
  /// What became of texts that are not plain UTF-8, so that one that is shared is decoded once.
  private var known: [Int: (reference: TextRef, count: Int)] = [:]
  private var budget: SharingBudget

  init(_ limits: PickleLimits, byteCount: Int) {
    budget = SharingBudget(limits, byteCount: byteCount)
  }

  /// A reference to a text value, or nil if the value is none.
  @inline(__always)
  mutating func reference(
    _ value: Value, in graph: borrowing PickleGraph, at place: Int
  ) throws(PickleError) -> TextRef? {
    guard let offset = value.textOffset else { return nil }
    // The length of a line is found by reading it.
    if graph.isLine(value), let text = known[offset] {
      try budget.spend(text.count, free: FreeSharing.text, at: place)
      return text.reference
    }
    guard let text = graph.text(value) else { return nil }
    if text.raw.isEmpty { return .empty }
    try budget.spend(text.raw.count, free: FreeSharing.text, at: place)
    if text.encoding == .utf8 { return TextRef(bits: UInt64(offset)) }
    return uncommon(text, at: offset)
  }

  private mutating func uncommon(_ text: PickleText, at offset: Int) -> TextRef {
    if let text = known[offset] { return text.reference }
    let isPlain = text.isPlain
    let reference = isPlain ? TextRef(bits: UInt64(offset)) : append(text.utf8)
    // Looking at a short text again costs less than remembering it.
    if !isPlain || text.raw.count > 256 { known[offset] = (reference, text.raw.count) }
    return reference
  }

  /// Keeps a text that stands nowhere in the input.
  mutating func add(_ utf8: [UInt8], at place: Int) throws(PickleError) -> TextRef {
    try budget.spend(utf8.count, free: FreeSharing.text, at: place)
    return append(utf8)
  }

  private mutating func append(_ utf8: [UInt8]) -> TextRef {
    if utf8.isEmpty { return .empty }
    let start = UInt64(decoded.count)
    withUnsafeBytes(of: UInt32(clamping: utf8.count)) { decoded.append(contentsOf: $0) }
    decoded.append(contentsOf: utf8)
    return TextRef(bits: start | TextRef.decodedFlag)
  }

  consuming func finish(source: PickleBytes) -> TextStore {
    TextStore(source: source, decoded: decoded)
  }
}
