import ReferenceCycles

/// Which names of references are known to be names of attributes.
///
/// A class may be derived from `dict` under any name, and its keys are then its references. So a name
/// is an attribute's only if the graph says so: it leads out of the `__dict__` of such an object, or
/// out of one whose type cannot have keys: one of Python's own, or one whose objects all look as
/// `object` writes them, `<app.Node object at 0x7f…>`, which no dictionary does.
struct KnownAttributes: Sendable {
  private var names: [Bool] = []
  private var isPlain: [Bool] = []
  private var isSpecial: [Bool] = []
  private var inDictionaries: Set<Pair> = []

  private struct Pair: Hashable {
    let owner: Int
    let label: Int
  }

  /// Nothing is known.
  init() {}

  init(_ graph: ReferenceGraph) {
    names = graph.labels.map(Redaction.isIdentifier)
    isSpecial = graph.labels.map(Self.specialNames.contains)
    isPlain = graph.types.map { !Self.containers.contains($0) }
    for node in graph.nodes.indices {
      let type = Int(graph.nodes[node].type)
      guard isPlain[type], !Self.ownTypes.contains(graph.types[type]) else { continue }
      let repr = graph.repr(of: node)
      if !(repr.hasPrefix("<") && repr.contains(" object at 0x")) { isPlain[type] = false }
    }
    // The type of the object whose `__dict__` a dictionary is.
    var owners: [UInt32: Int] = [:]
    for edge in graph.edges where graph.labels[Int(edge.label)] == "__dict__" {
      owners[edge.to] = Int(graph.nodes[Int(edge.from)].type)
    }
    for edge in graph.edges {
      if let owner = owners[edge.from] {
        inDictionaries.insert(Pair(owner: owner, label: Int(edge.label)))
      }
    }
  }

  /// - Parameter owner: place of the type whose attribute it is, as in ``Attribute``.
  func contains(_ label: Int, of owner: Int) -> Bool {
    if label == 0 { return true }  // it has no name
    guard names.indices.contains(label), names[label] else { return false }
    return isPlain[owner] || isSpecial[label]
      || inDictionaries.contains(Pair(owner: owner, label: label))
  }

  /// Types whose references are their contents.
  private static let containers: Set<String> = [
    "", "dict", "list", "tuple", "set", "frozenset", "OrderedDict", "defaultdict", "Counter",
    "ChainMap", "UserDict", "mappingproxy", "deque",
  ]

  /// What Python itself calls references, of objects of any type.
  private static let specialNames: Set<String> = [
    "__dict__", "__class__", "__weakref__", "__slots__", "__closure__", "__globals__",
    "__wrapped__", "__self__", "__func__", "__module__", "__mro__", "__bases__", "__base__",
    "__doc__",
    "__name__", "__qualname__", "__defaults__", "__kwdefaults__", "__annotations__", "__code__",
  ]

  /// Types of Python whose references have names of its own, whatever their objects look like.
  private static let ownTypes: Set<String> = [
    "function", "cell", "method", "builtin_function_or_method", "frame", "generator", "coroutine",
    "type", "property", "classmethod", "staticmethod", "getset_descriptor", "member_descriptor",
    "wrapper_descriptor", "traceback", "code", "instancemethod", "classobj", "instance",
  ]
}
