import ReferenceCycles
import Measures
import VisibleText

/// What types, references and shapes of cycle are called on the pages.
struct CycleNames: Sendable {
  private let analysis: CycleAnalysis
  let naming: ReferenceNaming

  init(_ analysis: CycleAnalysis, isRedacted: Bool) {
    self.analysis = analysis
    naming = ReferenceNaming(analysis, isRedacted: isRedacted)
  }

  func name(ofType type: Int) -> String { Self.visible(analysis.graph.types[type], "(no type)") }

  /// What a reference is called; all places in a list have one name.
  func name(ofLabel label: Int, owner: Int) -> String {
    Self.visible(naming.name(ofLabel: label, owner: owner), "(no name)")
  }

  /// `Node.parent`; where the name says little, what it leads to: `list[…] → Node`.
  func name(of attribute: Attribute) -> String {
    let owner = name(ofType: attribute.owner)
    let target = attribute.target.map { " → \(name(ofType: $0))" } ?? ""
    switch attribute.standing(in: analysis) {
    case .plain, .special:
      let label = name(ofLabel: attribute.label, owner: attribute.owner)
      return label.hasPrefix("[") ? owner + label : "\(owner).\(label)"
    case .element: return "\(owner)[…]\(target)"
    case .unnamed: return "\(owner)\(target)"
    }
  }

  /// `Node ×2, dict and list`: the types of one cycle.
  func name(of shape: CycleShape) -> String {
    var words = shape.types.prefix(4).map { type, count in
      count == 1 ? name(ofType: type) : "\(name(ofType: type)) ×\(GroupedCount(count))"
    }
    let others = shape.types.count - words.count
    if others > 0 { words.append(GroupedCount(others).of("other type", "other types")) }
    return Self.list(words)
  }

  /// Words with commas, and “and” before the last.
  static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return "\(words.dropLast().joined(separator: ", ")) and \(last)"
  }

  /// A text, or a word for it where there is nothing to see.
  private static func visible(_ text: String, _ word: String) -> String {
    text.showsNothing ? word : text
  }
}
