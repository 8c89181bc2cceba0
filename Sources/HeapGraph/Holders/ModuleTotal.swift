package import Measures

/// A module, and what goes with its variables.
package struct ModuleTotal: Sendable, Hashable {
  /// Its name in `sys.modules`; of several the first that is not private.
  package let name: String
  /// Its other names there.
  package let otherNames: [String]
  /// The module.
  package let object: Int
  /// The dictionary of its variables, if the file has it.
  package let variables: Int?
  /// Bytes that the module or its variables retain, each counted once.
  package let retained: ByteCount
}

extension HeldHeap {
  /// All modules, those that retain most first.
  package var modules: [ModuleTotal] {
    var names: [Int: [String]] = [:]
    for root in graph.roots where root.kind == .module {
      names[root.object, default: []].append(root.name)
    }
    let found = names.map { object, names in
      let module = total(ofModule: object)
      let first = names.firstIndex { !$0.hasPrefix("_") } ?? 0
      var others = names
      return ModuleTotal(
        name: others.remove(at: first), otherNames: others, object: object,
        variables: module.variables, retained: module.retained)
    }
    return found.sorted { ($0.retained, $1.name) > ($1.retained, $0.name) }
  }

  private func total(ofModule object: Int) -> (variables: Int?, retained: ByteCount) {
    let reference = graph.references(object).first { graph.name($0, of: object) == .namespace }
    guard let variables = reference.flatMap({ graph.target($0) }) else {
      return (nil, retained(object))
    }
    let isInside = holder(of: variables) == object
    return (variables, retained(object) + (isInside ? 0 : retained(variables)))
  }

  /// The frames that run, in the order of the file: of each thread the innermost first.
  package var frames: [HeapRoot] { graph.roots.filter { $0.kind == .frame } }
}
