import PickleReader

/// Reads the `name` of tracked objects: text, or in 2008 the class itself, which is a global.
struct ClassNameReader {
  private var globals: [Value: TextRef] = [:]

  /// Call this between pickles: the next one numbers its nodes from the start.
  mutating func forgetValues() {
    globals = [:]
  }

  mutating func name(
    _ value: Value, texts: inout DumpTexts, in graph: borrowing PickleGraph, at offset: Int,
    _ builder: inout ProfileBuilder
  ) throws(LoadError) -> TextRef {
    if value.isNone { return .empty }
    if let text = try texts.reference(value, in: graph, at: offset, &builder) { return text }
    if let known = globals[value] { return known }
    guard let global = graph.global(value) else {
      throw .unexpected(at: offset, "the name of a TrackedObject is \(graph.describe(value))")
    }
    let text = try texts.add(
      Array("\(global.module).\(global.name)".utf8), at: offset, &builder)
    globals[value] = text
    return text
  }
}
