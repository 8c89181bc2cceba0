/// A pickle that was read: its values, and the one that it stands for.
package struct Pickle: ~Copyable {
  package let graph: PickleGraph
  package let root: Value
}
