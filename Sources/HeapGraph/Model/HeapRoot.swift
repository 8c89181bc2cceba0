/// What is there without being held by another object.
package struct HeapRoot: Sendable, Hashable {
  /// What it is.
  package enum Kind: Sendable, Hashable {
    /// A module, by its name in `sys.modules`.
    case module
    /// A frame that runs: thread, file, line and function.
    case frame
  }

  /// What it is.
  package let kind: Kind
  /// Its name.
  package let name: String
  /// Index of the object.
  package let object: Int
}
