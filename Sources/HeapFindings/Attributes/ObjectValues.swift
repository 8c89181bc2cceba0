import HeapProfile
import Measures
import System

/// The values of an attribute that are objects of some type.
struct ObjectValues {
  private(set) var types: [OfType] = []

  /// Those of one type.
  struct OfType {
    let name: [UInt8]
    var count = 0
    var bytes: ByteCount = 0
    /// Of these, bytes of the objects themselves.
    var flat: ByteCount = 0
    /// The smallest size, and those of that size with nothing of their own below.
    var smallest = ByteCount.max
    var hollow = 0
  }

  private static let limit = 16

  mutating func add(_ type: UnsafeRawBufferPointer, _ sized: Sized) {
    var place = types.firstIndex { type.equals($0.name) }
    if place == nil, types.count < Self.limit {
      place = types.count
      types.append(OfType(name: Array(type)))
    }
    guard let place else { return }
    types[place].count += 1
    types[place].bytes += sized.size
    types[place].flat += sized.flat
    if sized.size < types[place].smallest {
      types[place].smallest = sized.size
      types[place].hollow = 0
    }
    if sized.size == types[place].smallest, sized.size == sized.flat { types[place].hollow += 1 }
  }

  /// The type with the most bytes.
  var largest: OfType? {
    types.enumerated().max { ($0.element.bytes, $1.offset) < ($1.element.bytes, $0.offset) }?
      .element
  }
}
