import Bytes
import PickleReader

/// Makes texts of a profile from the text values of pickles.
struct DumpTexts {
  private let start: UnsafeRawPointer?
  /// The results for texts that are not plain UTF-8, so that a shared one is decoded once.
  private var known: [Int: (reference: TextRef, count: Int)] = [:]
  private var budget: SharingBudget

  /// - Parameter source: the input; the caller holds it as long as this is used.
  init(_ source: OwnedBytes, _ limits: InputLimits) {
    start = source.unownedBytes.baseAddress
    budget = SharingBudget(limits, byteCount: source.count)
  }

  /// A reference to a text value, or nil if the value is not a text.
  @inline(__always)
  mutating func reference(
    _ value: Value, in graph: borrowing PickleGraph, at place: Int,
    _ builder: inout ProfileBuilder
  ) throws(LoadError) -> TextRef? {
    if let text = graph.plainText(value), text.count <= FreeSharing.text {
      return builder.text(at: text.place, count: text.count)
    }
    return try uncommon(value, in: graph, at: place, &builder)
  }

  @inline(never)
  private mutating func uncommon(
    _ value: Value, in graph: borrowing PickleGraph, at place: Int,
    _ builder: inout ProfileBuilder
  ) throws(LoadError) -> TextRef? {
    guard let offset = value.textOffset else { return nil }
    // The length of a line is found by reading it.
    if graph.isLine(value), let text = known[offset] {
      try budget.spend(text.count, free: FreeSharing.text, at: place)
      return text.reference
    }
    guard let text = graph.text(value) else { return nil }
    try budget.spend(text.raw.count, free: FreeSharing.text, at: place)
    if text.encoding == .utf8 { return plain(text, &builder) }
    return decoded(text, at: offset, &builder)
  }

  /// Keeps a text that is not in the input.
  mutating func add(
    _ utf8: [UInt8], at place: Int, _ builder: inout ProfileBuilder
  ) throws(LoadError) -> TextRef {
    try budget.spend(utf8.count, free: FreeSharing.text, at: place)
    return builder.text(utf8)
  }

  /// A text that the input holds as it is shown.
  private func plain(_ text: PickleText, _ builder: inout ProfileBuilder) -> TextRef {
    guard let start, let place = text.raw.baseAddress else { return .empty }
    return builder.text(at: place - start, count: text.raw.count)
  }

  private mutating func decoded(
    _ text: PickleText, at offset: Int, _ builder: inout ProfileBuilder
  ) -> TextRef {
    if let text = known[offset] { return text.reference }
    let isPlain = text.isPlain
    let reference = isPlain ? plain(text, &builder) : builder.text(text.utf8)
    // Looking at a short text again costs less than remembering it.
    if !isPlain || text.raw.count > 256 { known[offset] = (reference, text.raw.count) }
    return reference
  }
}
