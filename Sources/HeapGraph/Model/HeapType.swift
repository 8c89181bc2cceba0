/// A type of the program.
package struct HeapType: Sendable, Hashable {
  /// Its qualified name: `Outer.Inner`.
  package let name: String
  /// The module it says it is from; empty where it says nothing.
  package let module: String
  /// Where it is, itself an object.
  package let address: UInt64
  /// Addresses of what it is derived from, nearest first.
  package let bases: [UInt64]

  /// `module.Outer.Inner`; of a type of Python's own the name alone.
  package var fullName: String {
    module.isEmpty || module == "builtins" ? name : "\(module).\(name)"
  }
}
