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
    var writer: WayWriter
    if let number = way.root {
      let root = graph.roots[number]
      switch root.kind {
      case .module:
        beginning = .module(root.name)
        writer = WayWriter(graph, root.name, isNamespace: false)
      case .frame:
        beginning = .frame(root.name)
        // What is in it begins with the name of a local variable; of a path the folders are left out.
        let place = root.name.split(separator: "/").last.map { "<\($0)>" } ?? "<frame>"
        writer = WayWriter(graph, way.steps.isEmpty ? place : "", isNamespace: false)
      }
    } else {
      beginning = heap.isGarbage(way.begin) ? .garbage : .outside
      writer = WayWriter(graph, graph.description(of: way.begin), isNamespace: false)
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
