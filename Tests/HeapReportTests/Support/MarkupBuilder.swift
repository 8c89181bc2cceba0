/// Puts elements together from tags, and refuses what does not balance.
struct MarkupBuilder {
  private var open: [Element] = []
  private(set) var finished: Element?
  private var hasDoctype = false

  /// Why a tag cannot be where it is.
  struct Refusal: Error {
    let text: String
  }

  /// Elements that have no end tag (HTML, section "Void elements").
  static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
  ]

  var innermost: String { open.last?.name ?? "nothing" }

  mutating func take(_ token: MarkupToken) throws {
    switch token {
    case .doctype:
      guard !hasDoctype, open.isEmpty, finished == nil else { throw Refusal(text: "doctype") }
      hasDoctype = true
    case .start(let name, let attributes, let closesItself):
      try start(Element(name: name, attributes: attributes), closesItself)
    case .end(let name):
      guard open.last?.name == name else {
        throw Refusal(text: "</\(name)> within <\(innermost)>")
      }
      add(open.removeLast())
    case .text(let text):
      if open.isEmpty {
        guard text.allSatisfy(\.isWhitespace) else { throw Refusal(text: "text outside") }
      } else {
        open[open.count - 1].children.append(.text(text))
      }
    }
  }

  private mutating func start(_ element: Element, _ closesItself: Bool) throws {
    guard hasDoctype, finished == nil else { throw Refusal(text: "<\(element.name)> outside") }
    let isInDrawing = element.name == "svg" || open.contains { $0.name == "svg" }
    if closesItself, !isInDrawing { throw Refusal(text: "<\(element.name)/> outside a drawing") }
    if closesItself || Self.void.contains(element.name) {
      add(element)
    } else {
      open.append(element)
    }
  }

  private mutating func add(_ element: Element) {
    if open.isEmpty {
      finished = element
    } else {
      open[open.count - 1].children.append(.element(element))
    }
  }
}
