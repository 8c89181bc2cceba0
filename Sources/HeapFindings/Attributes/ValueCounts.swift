import HeapProfile
import Measures

/// The values that instances have for themselves in one attribute, by repr and size.
struct ValueCounts {
  private(set) var entries: [Entry] = []
  private var index: [UInt64: Int] = [:]
  private var seen = 0

  /// A value that is there once or several times.
  struct Entry {
    var count = 0
    var bytes: ByteCount = 0
    let size: ByteCount
    /// One that has it.
    let example: SizedIndex
    let form: Form
  }

  /// What a repr can prove of a value.
  enum Form {
    /// The repr is the value.
    case whole
    /// Its ends are known.
    case clippedText, clippedContainer
    /// Equal reprs say nothing.
    case opaque
    /// It is all of one piece, as a new buffer is: even if it is equal it is no copy.
    case filled
  }

  /// Above that many different ones nearly no value is there twice, and counting ends.
  private static let diversityLimit = 2_048

  mutating func add(_ value: ValueText, _ attribute: Attribute) {
    guard !isDiverse else { return }
    seen += 1
    let key = value.hash(attribute.sized.size)
    let place = index[key] ?? entries.count
    if place == entries.count {
      index[key] = place
      entries.append(
        Entry(size: attribute.sized.size, example: attribute.place, form: Self.form(of: value)))
    }
    entries[place].count += 1
    entries[place].bytes += attribute.sized.size
  }

  /// Whether there are so many different values that hardly two are equal.
  var isDiverse: Bool { entries.count >= Self.diversityLimit && 10 * entries.count >= 9 * seen }

  private static func form(of value: ValueText) -> Form {
    let isClipped = value.isClipped
    // Of a number that is too long to be written.
    if value.bytes.equals("N/A") { return .opaque }
    if value.hasAddress, !isClipped { return .opaque }
    guard isClipped || value.hasAddress else { return .whole }
    if value.isText { return value.isFilled ? .filled : .clippedText }
    return value.bytes.has("bytearray", at: 0) || value.isConstant ? .filled : .clippedContainer
  }

  /// Forgets what is only needed while counting.
  mutating func finish() {
    index = [:]
    if isDiverse { entries = [] }
  }
}
