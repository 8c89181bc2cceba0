import HeapProfile

/// Bytes by attribute of all instances of a group, at each of some snapshots.
struct AttributeSeries {
  private(set) var entries: [Entry] = []
  private var index: [[UInt8]: Int] = [:]
  private let range: ClosedRange<Int>
  private static let limit = 128

  struct Entry {
    let name: AttributeName
    /// From the first snapshot of the range on.
    var bytes: [Double]
  }

  init(_ range: ClosedRange<Int>) {
    self.range = range
  }

  mutating func add(_ tree: SizedIndex, at snapshot: Int, in profile: HeapProfile) {
    profile.forEachAttribute(of: tree) { attribute in
      guard attribute.origin != .namespace else { return }
      let key = Array(attribute.name)
      let place = index[key] ?? entries.count
      if place == entries.count {
        guard place < Self.limit else { return }
        index[key] = place
        entries.append(
          Entry(
            name: AttributeName(attribute.name, attribute.origin),
            bytes: Array(repeating: 0, count: range.count)))
      }
      entries[place].bytes[snapshot - range.lowerBound] += Double(attribute.sized.size)
    }
  }
}
