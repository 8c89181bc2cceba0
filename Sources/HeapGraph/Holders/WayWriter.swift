/// Writes the steps of a way.
struct WayWriter {
  private let graph: HeapGraph
  var hidesValues = false
  var text: String
  /// Whether the keys of the dictionary that the last step led to are attributes.
  private var isNamespace: Bool
  /// The variables of a closure, if the last step led to its cells.
  private var variables: [Substring] = []
  /// Whether the last step led to a cell whose variable is named.
  private var isNamedCell = false

  init(_ graph: HeapGraph, _ text: String, isNamespace: Bool) {
    self.graph = graph
    self.text = text
    self.isNamespace = isNamespace
  }

  /// The whole text. What is in a module are its variables, by the same name.
  func ended(isModule: Bool) -> String {
    isNamespace && !isModule ? "\(text).__dict__" : text
  }

  /// Adds an element of which it does not matter which one it is.
  mutating func addAnyElement() {
    isNamespace = false
    variables = []
    isNamedCell = false
    text += "[…]"
  }

  mutating func add(_ reference: Int, of source: Int) {
    let wasNamespace = isNamespace
    let cells = variables
    let wasNamedCell = isNamedCell
    isNamespace = false
    variables = []
    isNamedCell = false
    switch graph.name(reference, of: source) {
    case .attribute(let name): text += ".\(graph.text(name))"
    case .namespace: isNamespace = true
    case .globals:
      text += ".__globals__"
    case .closure(let names): variables = graph.text(names).split(separator: ",")
    case .contents: text += wasNamedCell ? "" : ".cell_contents"
    case .local(let name):
      let name = graph.text(name)
      text += text.isEmpty ? name : "<local variable \(name)>"
    case .type: text += ".__class__"
    case .word(let word): text += "<\(graph.text(word))>"
    case .index(let place):
      if cells.indices.contains(place) {
        text += "<closure variable \(cells[place])>"
        isNamedCell = true
      } else {
        text += "[\(place)]"
      }
    case .key: text += "<key>"
    case .value(let key):
      let own = graph.references(source)
      let value = graph.target(own.lowerBound + key).flatMap { graph.value($0) }
      text += wasNamespace ? attribute(value) : element(value)
    case .member: text += "<member>"
    case .none: text += "<…>"
    }
  }

  private func attribute(_ value: HeapValue?) -> String {
    guard let value, value.kind == .text, !value.isCut, Self.isName(value.beginning) else {
      return ".__dict__\(element(value))"
    }
    return text.isEmpty ? value.beginning : ".\(value.beginning)"
  }

  private func element(_ value: HeapValue?) -> String {
    "[\(hidesValues ? "…" : value?.literal ?? "…")]"
  }

  private static func isName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    return (first == "_" || first.properties.isXIDStart)
      && text.unicodeScalars.allSatisfy { $0 == "_" || $0.properties.isXIDContinue }
  }
}
