import LeakGraph
import Measures

/// What things are called on the pages.
extension GarbageReport {
  func name(ofType type: Int) -> String { Self.visible(analysis.graph.types[type], "(no type)") }

  var naming: ReferenceNaming { ReferenceNaming(analysis, isRedacted: options.isRedacted) }

  /// What a reference is called; places in a list are all one.
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

  /// How the cycles of a shape can be broken, in a sentence.
  func advice(_ detail: ShapeDetail) -> String {
    guard let breaking = detail.breaking else {
      return "A class always refers back to itself, by way of its __mro__."
    }
    guard !breaking.attributes.isEmpty else {
      return breaking.isExhaustive
        ? "No one attribute is part of every cycle in it."
        : "It is too large to look for a place to break it."
    }
    let without = "Without \(Self.list(breakingNames(detail)))"
    return breaking.isComplete
      ? "\(without) nothing leads back."
      : "\(without) most of it falls apart; cycles remain."
  }

  /// The attributes to break a shape at.
  func breakingNames(_ detail: ShapeDetail) -> [String] {
    detail.breakingAttributes.map { name(of: $0) }
  }

  /// The headline over the advice.
  func breakTitle(_ detail: ShapeDetail) -> String {
    if detail.isOfClass { return "A class that was made while the program ran" }
    let names = breakingNames(detail)
    return names.isEmpty ? "No single place to break it" : "Break it at \(Self.list(names))"
  }

  /// Other attributes that would do, in a sentence; nil when there are none.
  func alternative(_ detail: ShapeDetail) -> String? {
    let all = detail.breaking?.alternatives ?? []
    guard !all.isEmpty else { return nil }
    let shown = all.prefix(3).map { "without \(name(of: $0))" }.joined(separator: ", or ")
    let more = all.count > 3 ? ", or \(GroupedCount(all.count - 3)) more" : ""
    return "As good: \(shown)\(more)."
  }

  /// A text, or a word for it where there is nothing to see.
  private static func visible(_ text: String, _ word: String) -> String {
    text.allSatisfy(\.isWhitespace) ? word : text
  }
}
