import Bytes
import PickleReader
import TestSupport

/// The value of the pickle that the pieces and a STOP make, much as Python would print it.
func read(_ pieces: Piece..., collector: (any InstanceFolding)? = nil) throws -> String {
  try read(bytes: assemble(pieces + [.op(.stop)]), collector: collector)
}

func read(bytes: [UInt8], collector: (any InstanceFolding)? = nil) throws -> String {
  var reader = PickleReader(OwnedBytes(bytes))
  let pickle = try reader.next(collector: collector)
  return render(pickle.root, in: pickle.graph)
}

/// Why the pieces and a STOP are not a pickle; nil when they are one.
func failure(_ pieces: Piece..., collector: (any InstanceFolding)? = nil) -> PickleError? {
  failure(bytes: assemble(pieces + [.op(.stop)]), collector: collector)
}

func failure(
  bytes: [UInt8], limits: InputLimits = InputLimits(),
  collector: (any InstanceFolding)? = nil
) -> PickleError? {
  var reader = PickleReader(OwnedBytes(bytes), limits: limits)
  do throws(PickleError) {
    _ = try reader.next(collector: collector)
    return nil
  } catch {
    return error
  }
}

/// A value much as Python would print it; what lies deeper than `depth` is a dot.
func render(_ value: Value, in graph: borrowing PickleGraph, depth: Int = 12) -> String {
  guard depth > 0 else { return "." }
  if value.isNone { return "None" }
  if let flag = value.boolean { return flag ? "True" : "False" }
  if let double = value.double { return "\(double)" }
  if let token = value.foldedToken { return "#\(token)" }
  if let integer = graph.integer(value) { return "\(integer)" }
  if value.isLong { return "long \(graph.unsigned(value).map { "\($0)" } ?? "beyond")" }
  let kind = graph.describe(value)
  if let text = graph.string(value) { return kind == "bytes" ? "b'\(text)'" : "'\(text)'" }
  if let global = graph.global(value) { return "\(global.module).\(global.name)" }
  if let items = graph.items(of: value) {
    return renderContainer(items.map { render($0, in: graph, depth: depth - 1) }, kind)
  }
  if let instance = graph.instance(value) {
    var text = "new \(render(instance.type, in: graph, depth: depth - 1))"
    text += render(instance.arguments, in: graph, depth: depth - 1)
    if !instance.state.isNone { text += " \(render(instance.state, in: graph, depth: depth - 1))" }
    return text + renderDictionaryItems(value, in: graph, depth: depth)
  }
  return kind + renderDictionaryItems(value, in: graph, depth: depth)
}

private func renderDictionaryItems(
  _ value: Value, in graph: borrowing PickleGraph, depth: Int
) -> String {
  guard let pairs = graph.dictionary(value) else { return "" }
  return " with "
    + renderContainer(pairs.map { render($0, in: graph, depth: depth - 1) }, "a dict")
}

private func renderContainer(_ items: [String], _ kind: String) -> String {
  if kind.hasPrefix("a dict") {
    let pairs = stride(from: 0, to: items.count, by: 2).map { "\(items[$0]): \(items[$0 + 1])" }
    return "{\(pairs.joined(separator: ", "))}"
  }
  let list = items.joined(separator: ", ")
  if kind.hasPrefix("a tuple") { return "(\(list))" }
  return kind.hasPrefix("a set") ? "<\(list)>" : "[\(list)]"
}
