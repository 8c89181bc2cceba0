package import HeapFindings

/// Kinds of findings that must not be there, under one name.
package struct FindingChoice: Sendable, Hashable {
  /// As users write it: a kind's own name, or a word for several.
  package let name: String
  package let kinds: Set<Finding.Kind>

  /// Words for several kinds.
  private static let groups: [(name: String, kinds: [Finding.Kind])] = [
    ("any", Finding.Kind.allCases),
    ("growth", [.leak, .accumulation, .growthInside, .unexplained]),
  ]

  /// All names, those of several kinds first.
  package static let names = groups.map(\.name) + Finding.Kind.allCases.map(\.rawValue)

  package init?(_ name: String) {
    if let group = Self.groups.first(where: { $0.name == name }) {
      kinds = Set(group.kinds)
    } else if let kind = Finding.Kind(rawValue: name) {
      kinds = [kind]
    } else {
      return nil
    }
    self.name = name
  }
}
