package import Measures

/// A module, and what goes with its variables.
package struct ModuleTotal: Sendable, Hashable {
  /// Its name in `sys.modules`.
  package let name: String
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
    // A file may name one module under any number of names: its references are looked at once.
    var known: [Int: (variables: Int?, retained: ByteCount)] = [:]
    let found = graph.roots.filter { $0.kind == .module }.map { root in
      let module = known[root.object] ?? total(ofModule: root.object)
      known[root.object] = module
      return ModuleTotal(
        name: root.name, object: root.object, variables: module.variables,
        retained: module.retained)
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
