import HeapProfile
import Measures

/// One instance that is far larger than the others of its class.
package struct GiantRule: GroupRule {
  /// Instances to compare with.
  package var many = 10
  /// Times the one in the middle.
  package var times: Int = 20
  /// Of all tracked bytes.
  package var share = 0.1
  /// Of its bytes in one attribute.
  package var attribute = 0.5

  package init() {}

  func findings(_ group: InstanceGroup, in material: Material) -> [Finding] {
    let tracked = material.peakTotal
    let least = max(material.stakes.minimum, ByteCount(nearest: share * Double(tracked)))
    guard group.rows.count >= many, group.total[group.peak] >= least else { return [] }
    var sizes: [ByteCount] = []
    var largest: (row: Int, size: ByteCount)?
    var first: Int?
    for row in group.rows {
      guard let size = material.ownSize(of: row, at: group.peak) else { continue }
      sizes.append(size)
      first = first ?? row
      if size > largest?.size ?? 0 { largest = (row, size) }
    }
    guard sizes.count >= many, let largest, largest.size >= least,
      !isMerelyFirst(largest, first ?? largest.row, group, material)
    else { return [] }
    let median = sizes.median
    guard largest.size >= max(1, median) * times else { return [] }
    return [finding(largest, median, sizes.count, group, material)]
  }

  /// Whether what others lead to may be among its bytes: it counts for the first that is measured. The
  /// recorder tells where that begins, but not all that it leads to on other ways.
  private func isMerelyFirst(
    _ largest: (row: Int, size: ByteCount), _ first: Int, _ group: InstanceGroup,
    _ material: Material
  ) -> Bool {
    guard material.knowsShared(at: group.peak) else { return largest.row == group.rows[0] }
    let shared = material.sharedSize(of: largest.row, at: group.peak)
    return shared > 0 && (largest.row == first || shared * 2 > largest.size)
  }

  private func finding(
    _ largest: (row: Int, size: ByteCount), _ median: ByteCount, _ count: Int,
    _ group: InstanceGroup,
    _ material: Material
  ) -> Finding {
    var sums = AttributeSums()
    let tree =
      group.samples?.root(of: largest.row) ?? material.tree(of: largest.row, at: group.peak)
    if let tree { sums.add(tree, in: material.profile) }
    let shared = material.sharedSize(of: largest.row, at: group.peak)
    let main = sums.sorted.first.flatMap {
      Double($0.bytes - shared) >= attribute * Double(largest.size) ? $0.name : nil
    }
    let snapshot = SnapshotIndex(group.peak)
    return Finding(
      kind: .giant, subject: group.subject, attributes: main.map { [$0] } ?? [],
      site: material.place(of: largest.row).map { material.places.places[$0] },
      bytes: largest.size, instances: 1, first: snapshot, last: snapshot, confidence: .medium,
      evidence: .giant(
        Evidence.Giant(
          instance: InstanceIndex(largest.row), median: median, of: count,
          tracked: material.tracked[group.peak],
          label: tree.flatMap { Self.label($0, material.profile) })),
      weight: Weights.giant)
  }

  /// A short text under a name that names things.
  private static func label(_ tree: SizedIndex, _ profile: HeapProfile) -> (AttributeName, String)?
  {
    var found: (AttributeName, String)?
    profile.forEachAttribute(of: tree) { attribute in
      guard let value = attribute.value, value.isText, value.bytes.count < 60 else { return }
      let name = AttributeName(attribute.name, attribute.origin)
      if names.contains(name.text) {
        found = (name, String(decoding: value.bytes, as: UTF8.self))
      }
    }
    return found
  }

  private static let names: Set<String> = [
    "name", "path", "filename", "key", "title", "id", "address", "url", "_name", "_path",
  ]
}
