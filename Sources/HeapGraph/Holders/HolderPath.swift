/// The way from a root to an object, as Python would write it: `app.cache.registry["users"][3].name`.
package struct HolderPath: Sendable, Hashable {
  /// Where it begins.
  package enum Beginning: Sendable, Hashable {
    /// In a module, whose name the text begins with.
    case module(String)
    /// With a local variable of a frame that runs: thread, file, line and function.
    case frame(String)
    /// With an object that is held from outside, by its type.
    case outside
    /// With an object that nothing leads to.
    case garbage
  }

  /// Where it begins.
  package let beginning: Beginning
  /// The way; what has no name in Python is in angle brackets.
  package let text: String

  /// Steps of a way that are written.
  private static let mostSteps = 24

  init(to object: Int, in heap: HeldHeap, hidesValues: Bool) {
    let graph = heap.graph
    let way = heap.routes.way(to: object, most: Self.mostSteps)
    var writer: Writer
    if let number = way.root {
      let root = graph.roots[number]
      switch root.kind {
      case .module:
        beginning = .module(root.name)
        writer = Writer(graph, root.name, isNamespace: false)
      case .frame:
        beginning = .frame(root.name)
        // What is in it begins with the name of a local variable; of a path the folders are left out.
        let place = root.name.split(separator: "/").last.map { "<\($0)>" } ?? "<frame>"
        writer = Writer(graph, way.steps.isEmpty ? place : "", isNamespace: false)
      }
    } else {
      beginning = heap.isGarbage(way.begin) ? .garbage : .outside
      let address = String(graph.address(way.begin), radix: 16)
      writer = Writer(
        graph, "<\(graph.type(way.begin).fullName) at 0x\(address)>", isNamespace: false)
    }
    writer.hidesValues = hidesValues
    for (place, step) in way.steps.enumerated() {
      if way.dropped > 0, place == way.droppedAt { writer.text += "…(\(way.dropped) steps)…" }
      writer.add(step.reference, of: step.source)
    }
    text = writer.ended(isModule: way.steps.count < 2)
  }
}

extension HolderPath {
  /// A single reference by the name that its object has for it: `.items`, `["users"]`.
  package static func step(
    _ reference: Int, of source: Int, in graph: HeapGraph, hidesValues: Bool
  ) -> String {
    var writer = Writer(graph, "", isNamespace: false)
    writer.hidesValues = hidesValues
    writer.add(reference, of: source)
    return writer.text.isEmpty ? ".__dict__" : writer.text
  }
}

/// Writes the steps of a way.
private struct Writer {
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

extension HeldHeap {
  /// The best way from a root to an object.
  ///
  /// - Parameter hidesValues: whether keys that are no attributes are left out.
  package func path(to object: Int, hidesValues: Bool = false) -> HolderPath {
    HolderPath(to: object, in: self, hidesValues: hidesValues)
  }
}
