import HeapProfile
import Measures

/// Bytes by attribute of some instances, added up or compared.
struct AttributeSums {
  private(set) var entries: [(name: AttributeName, bytes: ByteCount)] = []
  private var places = AttributePlaces(limit: 256)

  mutating func add(_ tree: SizedIndex, in profile: HeapProfile, sign: Int = 1) {
    profile.forEachAttribute(of: tree) { attribute in
      guard attribute.origin != .namespace, attribute.sized.size > 0,
        let place = places.place(of: attribute)
      else { return }
      if place == entries.count {
        entries.append((AttributeName(attribute.name, attribute.origin), 0))
      }
      entries[place].bytes += attribute.sized.size * sign
    }
  }

  /// The largest first.
  var sorted: [(name: AttributeName, bytes: ByteCount)] {
    entries.sorted { ($1.bytes, $0.name.text) < ($0.bytes, $1.name.text) }
  }
}
