/// Which types of a heap are those of Python itself that the rules know.
struct BuiltInTypes {
  /// What a rule knows of a type.
  enum Kind: UInt8 {
    case other, list, tuple, dict, set, frozenset, deque, text, bytes, integer, float
    case module, type, function
  }

  private let kinds: [Kind]

  init(_ graph: HeapGraph) {
    let named: [String: Kind] = [
      "list": .list, "tuple": .tuple, "dict": .dict, "set": .set, "frozenset": .frozenset,
      "str": .text, "bytes": .bytes, "int": .integer, "float": .float, "module": .module,
      "type": .type, "function": .function,
    ]
    kinds = graph.types.map { type in
      if type.module == "builtins" || type.module.isEmpty { return named[type.name] ?? .other }
      return type.module == "collections" && type.name == "deque" ? .deque : .other
    }
  }

  /// What the rules know of a type, by its number.
  subscript(type: Int) -> Kind { kinds[type] }
}
