import HeapProfile
import Measures

/// The empty containers among the values of an attribute, by how large they are.
struct EmptyValues {
  /// Reprs of empties with the sizes that they have.
  private(set) var sizes: [Sizes] = []
  /// Values without a repr that have nothing below them, by size.
  private(set) var bare: [ByteCount: Int] = [:]
  private(set) var count = 0

  /// How many empties with one repr have which size.
  struct Sizes {
    let look: [UInt8]
    let example: SizedIndex
    var counts: [ByteCount: Int]
  }

  /// Different sizes and reprs are few in a real dump.
  private static let limit = 64

  mutating func add(_ attribute: Attribute) {
    guard let value = attribute.value else { return }
    count += 1
    if let place = sizes.firstIndex(where: { $0.look.elementsEqual(value.bytes) }) {
      guard sizes[place].counts.count < Self.limit else { return }
      sizes[place].counts[attribute.sized.flat, default: 0] += 1
    } else if sizes.count < Self.limit {
      sizes.append(
        Sizes(
          look: Array(value.bytes), example: attribute.place, counts: [attribute.sized.flat: 1]))
    }
  }

  mutating func add(bare size: ByteCount) {
    if size > 0, bare.count < Self.limit { bare[size, default: 0] += 1 }
  }
}
