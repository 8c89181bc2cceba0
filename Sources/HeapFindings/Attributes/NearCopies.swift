import HeapProfile
import Measures

/// Containers that are equal but for a number or two, by repr and size.
struct NearCopies {
  private(set) var entries: [Entry] = []
  private var index: [UInt64: Int] = [:]

  /// Those that are equal without their numbers.
  struct Entry {
    var count = 0
    var bytes: ByteCount = 0
    let size: ByteCount
    let example: SizedIndex
    /// The numbers of the first one.
    let numbers: [UInt64]
    /// Numbers in which the others differ from it, added up.
    var differing = 0
  }

  /// Bytes of a container: smaller ones look alike by chance.
  static let least: ByteCount = 200
  private static let limit = 256

  mutating func add(_ value: ValueText, _ attribute: Attribute) {
    let size = attribute.sized.size
    guard size >= Self.least, entries.count < Self.limit, !value.hasAddress else { return }
    let (hash, numbers) = value.shape(size)
    let place = index[hash] ?? entries.count
    if place == entries.count {
      index[hash] = place
      entries.append(Entry(size: size, example: attribute.place, numbers: numbers))
    }
    entries[place].count += 1
    entries[place].bytes += size
    entries[place].differing += zip(numbers, entries[place].numbers).count { $0 != $1 }
  }

  mutating func finish() {
    index = [:]
    if entries.count >= Self.limit { entries = [] }
  }
}
