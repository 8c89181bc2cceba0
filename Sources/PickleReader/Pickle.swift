/// A pickle that was read: its values, and the one that is its result.
package struct Pickle: ~Copyable {
  package let graph: PickleGraph
  package let root: Value
}
