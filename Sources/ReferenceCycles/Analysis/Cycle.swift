/// Objects that reach each other, and the references between them, numbered on their own.
package struct Cycle: Sendable {
  /// A reference within the cycle.
  package struct Link: Sendable, Hashable {
    /// Places in ``Cycle/nodes``.
    package var from: Int
    package var to: Int
    /// Place in the graph's ``ReferenceGraph/labels``.
    package var label: Int
  }

  /// Places in the graph's ``ReferenceGraph/nodes``, in the file's order.
  package let nodes: [Int]
  package let links: [Link]
}
