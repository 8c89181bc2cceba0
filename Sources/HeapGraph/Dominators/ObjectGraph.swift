/// Nodes and edges in flat tables: what dominators are found in. Node `count` is above all roots.
struct ObjectGraph {
  /// Number of nodes, without the one above.
  let count: Int
  /// Where the edges of each node begin in `targets`; one more for the end.
  let starts: Numbers<UInt32>
  /// What edges lead to; `HeapGraph.nothing`: nowhere.
  let targets: Numbers<UInt32>
  /// What the node above leads to, in this order.
  let roots: [UInt32]
  /// How many of the roots count: what only the others lead to holds nothing of what these lead to.
  let livingRoots: Int
}
