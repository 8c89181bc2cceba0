import Measures

extension Material {
  /// The place that made most bytes of a group at a snapshot; nil when it made less than a part of
  /// them, or when places were not recorded.
  func mainPlace(of group: InstanceGroup, at snapshot: Int, share: Double) -> CallPlace? {
    var bytes: [Int: ByteCount] = [:]
    for row in group.rows {
      guard let place = place(of: row), let size = size(of: row, at: snapshot) else { continue }
      bytes[place] = (bytes[place] ?? 0) + size
    }
    let most = bytes.max { ($0.value, $1.key) < ($1.value, $0.key) }
    guard let most, Double(most.value) >= share * Double(group.total[snapshot]) else { return nil }
    return places.places[most.key]
  }
}
