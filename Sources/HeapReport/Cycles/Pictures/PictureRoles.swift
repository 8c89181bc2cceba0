import ReferenceCycles

/// Which objects of a cycle are drawn as one box.
struct PictureRoles {
  /// The box of each object.
  let boxes: [Int]
  /// The objects of each box; of one type, or of any type in the last one of a condensed picture.
  let members: [[Int]]

  /// Fewer objects than that stay apart: three boxes are a better picture than one that says ×3.
  static let groupLimit = 4
  /// A picture with more boxes than that is not readable; then types are drawn in place of objects.
  static let boxLimit = 60

  /// What objects in one role have in common: their type, what they refer to and what refers to
  /// them.
  private struct Role: Hashable {
    let type: Int
    var outgoing: [Int] = []
    var incoming: [Int] = []
  }

  init(_ cycle: Cycle, types: [Int]) {
    var roles = types.map { Role(type: $0) }
    for link in cycle.links {
      roles[link.from].outgoing.append(link.to)
      roles[link.to].incoming.append(link.from)
    }
    for node in roles.indices {
      roles[node].outgoing.sort()
      roles[node].incoming.sort()
    }
    let groups = Self.grouped(roles)
    let split = groups.flatMap { $0.count < Self.groupLimit ? $0.map { [$0] } : [$0] }
    var members = split.sorted { $0[0] < $1[0] }
    if members.count > Self.boxLimit {
      let byType = Self.grouped(types).sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
      members = Array(byType.prefix(Self.boxLimit))
      let rest = byType.dropFirst(Self.boxLimit).flatMap(\.self)
      if !rest.isEmpty { members.append(rest) }
    }
    var boxes = [Int](repeating: 0, count: types.count)
    for (box, nodes) in members.enumerated() { for node in nodes { boxes[node] = box } }
    self.boxes = boxes
    self.members = members
  }

  /// The places of equal values, in order.
  private static func grouped(_ values: [some Hashable]) -> [[Int]] {
    Array(Dictionary(grouping: values.indices) { values[$0] }.values)
  }
}
