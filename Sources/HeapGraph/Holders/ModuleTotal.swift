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
    let found = graph.roots.filter { $0.kind == .module }.map { root in
      let reference = graph.references(root.object).first {
        graph.name($0, of: root.object) == .namespace
      }
      let variables = reference.flatMap { graph.target($0) }
      var bytes = retained(root.object)
      if let variables, holder(of: variables) != root.object { bytes += retained(variables) }
      return ModuleTotal(
        name: root.name, object: root.object, variables: variables, retained: bytes)
    }
    return found.sorted { ($0.retained, $1.name) > ($1.retained, $0.name) }
  }

  /// The frames that run, in the order of the file: of each thread the innermost first.
  package var frames: [HeapRoot] { graph.roots.filter { $0.kind == .frame } }
}
