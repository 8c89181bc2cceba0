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
  /// The function that has the local variable it begins with; nil: it begins otherwise.
  private let function: String?

  /// The same where nothing says which function runs: `rows[3] in worker`.
  package var name: String { Self.name(text, in: function) }

  /// A way that begins with a local variable.
  static func name(_ text: String, in function: String?) -> String {
    guard let function, !function.isEmpty else { return text }
    return "\(text) in \(function)"
  }

  /// The same without what differs from one run to the next, or as the program goes on: addresses, lines.
  package var lasting: String {
    switch beginning {
    case .frame(let frame) where function == nil: return "<\(FrameName(frame).code)>"
    case .outside:
      guard let start = text.firstRange(of: " at 0x") else { return text }
      let rest = text[start.upperBound...].drop(while: \.isHexDigit)
      return "\(text[..<start.lowerBound])\(rest)"
    case .frame, .module, .garbage: return name
    }
  }

  /// Steps of a way that are written.
  private static let mostSteps = 24

  init(to object: Int, in heap: HeldHeap, hidesValues: Bool) {
    let graph = heap.graph
    let way = heap.routes.way(to: object, most: Self.mostSteps)
    var writer: WayWriter
    var function: String?
    if let number = way.root {
      let root = graph.roots[number]
      switch root.kind {
      case .module:
        beginning = .module(root.name)
        writer = WayWriter(graph, root.name, isNamespace: false)
      case .frame:
        beginning = .frame(root.name)
        if !way.steps.isEmpty { function = FrameName(root.name).function }
        // What is in it begins with the name of a local variable; of a path the folders are left out.
        let place = way.steps.isEmpty ? "<\(FrameName(root.name).place)>" : ""
        writer = WayWriter(graph, place, isNamespace: false)
      }
    } else {
      beginning = heap.isGarbage(way.begin) ? .garbage : .outside
      writer = WayWriter(graph, heap.description(of: way.begin), isNamespace: false)
    }
    writer.hidesValues = hidesValues
    for (place, step) in way.steps.enumerated() {
      if way.dropped > 0, place == way.droppedAt { writer.text += "…(\(way.dropped) steps)…" }
      writer.add(step.reference, of: step.source)
    }
    text = writer.ended(isModule: way.steps.count < 2)
    self.function = function
  }
}

extension HolderPath {
  /// A single reference by the name that its object has for it: `.items`, `["users"]`.
  package static func step(
    _ reference: Int, of source: Int, in graph: HeapGraph, hidesValues: Bool
  ) -> String {
    var writer = WayWriter(graph, "", isNamespace: false)
    writer.hidesValues = hidesValues
    writer.add(reference, of: source)
    return writer.text.isEmpty ? ".__dict__" : writer.text
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
