/// An element of a page with everything in it.
struct Element: Sendable {
  let name: String
  let attributes: [String: String]
  var children: [Child] = []

  enum Child: Sendable {
    case element(Element)
    case text(String)
  }

  subscript(attribute: String) -> String? { attributes[attribute] }

  /// Its text with that of all elements in it.
  var text: String {
    children.map { child in
      switch child {
      case .element(let element): element.text
      case .text(let text): text
      }
    }.joined()
  }

  var elements: [Element] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// Itself and all elements in it, in the order of their start tags.
  var descendants: [Element] { [self] + elements.flatMap(\.descendants) }

  func all(_ name: String) -> [Element] { descendants.filter { $0.name == name } }

  func first(_ name: String) -> Element? { descendants.first { $0.name == name } }

  /// Whether the attribute `class` has this word.
  func hasClass(_ word: String) -> Bool {
    (self["class"] ?? "").split(separator: " ").contains { $0 == word }
  }
}
