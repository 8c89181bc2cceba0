import PickleReader

/// What each class value of a pickle is to the recorders.
struct DumpClassCache {
  private var classes: [Value: DumpClass] = [:]
  /// The class of nearly all instances.
  private var sizedType: Value?

  @inline(__always)
  mutating func dumpClass(_ type: Value, in graph: borrowing PickleGraph) -> DumpClass {
    type == sizedType ? .sized : lookUp(type, in: graph)
  }

  private mutating func lookUp(_ type: Value, in graph: borrowing PickleGraph) -> DumpClass {
    if let known = classes[type] { return known }
    // Only a name keeps its value for good; that of anything else may be given to another.
    guard let global = graph.global(type, upTo: 256) else { return .other }
    let found = DumpClass(module: global.module, name: global.name)
    classes[type] = found
    if found == .sized { sizedType = type }
    return found
  }
}
