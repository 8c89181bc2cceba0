import PickleReader

/// Reads the `name` of tracked objects: text, or in 2008 the class itself, which is a global.
struct ClassNameReader {
  private var globals: [Value: TextRef] = [:]

  /// To be called between pickles: another one numbers its nodes anew.
  mutating func forgetValues() {
    globals = [:]
  }

  mutating func name(
    _ value: Value, texts: inout TextBuilder, in graph: borrowing PickleGraph, at offset: Int
  ) throws(PickleError) -> TextRef {
    if value.isNone { return .empty }
    if let text = try texts.reference(value, in: graph, at: offset) { return text }
    if let known = globals[value] { return known }
    guard let global = graph.global(value) else {
      throw .unexpected(at: offset, "the name of a TrackedObject is \(graph.describe(value))")
    }
    let text = try texts.add(Array("\(global.module).\(global.name)".utf8), at: offset)
    globals[value] = text
    return text
  }
}
