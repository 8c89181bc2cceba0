import HeapProfile

/// Bytes by attribute of some instances, added up or compared.
struct AttributeSums {
  private(set) var entries: [(name: AttributeName, bytes: Int64)] = []
  private var index: [[UInt8]: Int] = [:]
  private static let limit = 256

  mutating func add(_ tree: SizedIndex, in profile: HeapProfile, sign: Int64 = 1) {
    profile.forEachAttribute(of: tree) { attribute in
      guard attribute.origin != .namespace, attribute.sized.size > 0 else { return }
      let key = Array(attribute.name)
      let place = index[key] ?? entries.count
      if place == entries.count {
        guard place < Self.limit else { return }
        index[key] = place
        entries.append((AttributeName(attribute.name, attribute.origin), 0))
      }
      entries[place].bytes = entries[place].bytes.plus(attribute.sized.size.times(sign))
    }
  }

  /// The largest first.
  var sorted: [(name: AttributeName, bytes: Int64)] {
    entries.sorted { ($1.bytes, $0.name.text) < ($0.bytes, $1.name.text) }
  }
}
