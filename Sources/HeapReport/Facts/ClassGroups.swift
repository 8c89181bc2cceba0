import HeapProfile
import HeapStatistics

/// The packages of classes, where there are too many classes for a glance.
struct ClassGroups: Sendable {
  /// Classes whose names begin alike.
  struct Group: Sendable {
    /// What the names have in common: modules and packages, without the dot at the end.
    var name: String
    var classes: [ClassIndex]
  }

  /// With more classes than that, packages tell more.
  private static let classLimit = 100
  /// Fewer packages than that tell nothing; with more of them, a shorter beginning is enough.
  private static let fewest = 2
  private static let most = 60
  /// Parts of a name that may be a package.
  private static let deepest = 4

  /// In the order of their first classes; none where classes need no groups.
  let groups: [Group]

  init(_ analysis: HeapAnalysis) {
    let classes = analysis.profile.classes
    guard classes.count > Self.classLimit else {
      groups = []
      return
    }
    let parts = classes.map { $0.name.split(separator: ".", maxSplits: Self.deepest + 1) }
    var best: [Group] = []
    for depth in 1...Self.deepest {
      let next = Self.groups(parts, depth)
      if next.count > Self.most, !best.isEmpty { break }
      best = next
      if best.count >= 8 { break }
    }
    groups = best.count >= Self.fewest && best.count <= classes.count / 4 ? best : []
  }

  private static func groups(_ parts: [[Substring]], _ depth: Int) -> [Group] {
    var places: [String: Int] = [:]
    var groups: [Group] = []
    for (index, part) in parts.enumerated() {
      // The last part is the class itself.
      let name = part.dropLast().prefix(depth).joined(separator: ".")
      let place = places[name] ?? groups.count
      if place == groups.count {
        places[name] = place
        groups.append(Group(name: name.isEmpty ? "(no package)" : name, classes: []))
      }
      groups[place].classes.append(ClassIndex(index))
    }
    return groups
  }
}
