/// Which names of references mean the same in a shape.
///
/// The place in a list or the number that is a key tells one object from another, not one shape:
/// `[0]`, `[17]` and `17` are one kind. All other names are kinds of their own.
struct LabelKinds: Sendable {
  /// The kind of each label of the graph.
  let kinds: [UInt32]
  private static let index = UInt32.max

  init(_ labels: [String]) {
    kinds = labels.indices.map {
      Self.isIndex(labels[$0]) ? Self.index : UInt32(truncatingIfNeeded: $0)
    }
  }

  func isIndex(_ label: Int) -> Bool { kinds[label] == Self.index }

  private static func isIndex(_ label: String) -> Bool {
    var text = label.utf8[...]
    if text.first == UInt8(ascii: "["), text.last == UInt8(ascii: "]") {
      text = text.dropFirst().dropLast()
    }
    return !text.isEmpty && text.allSatisfy { (0x30...0x39).contains($0) }
  }
}
