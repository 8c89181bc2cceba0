import HeapProfile
import Measures

/// Bytes by attribute of all instances of a group, at each of some snapshots.
struct AttributeSeries {
  private(set) var entries: [Entry] = []
  private var places = AttributePlaces(limit: 128)
  private let range: ClosedRange<Int>

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
      guard attribute.origin != .namespace, let place = places.place(of: attribute)
      else { return }
      if place == entries.count {
        entries.append(
          Entry(
            name: AttributeName(attribute.name, attribute.origin),
            bytes: Array(repeating: 0, count: range.count)))
      }
      entries[place].bytes[snapshot - range.lowerBound] += Double(attribute.sized.size)
    }
  }
}
