import PickleReader

/// What a pickle is that is no dump, in the words of those who made it.
enum ForeignPickle {
  /// As part of a sentence: `a tracemalloc snapshot`, `a pickle of a list of 3 strings`.
  static func name(of root: Value, in graph: borrowing PickleGraph) -> String {
    if let token = root.foldedToken {
      return FoldToken.isSized(token)
        ? "a pickle of one size that Pympler's asizeof measured"
        : "a pickle of one tracked object without the dump around it"
    }
    if let instance = graph.instance(root), let global = graph.global(instance.type, upTo: 64),
      let known = classes["\(global.module).\(global.name)"]
    {
      return known
    }
    if isSummary(root, in: graph) { return "a Pympler summary" }
    return "a pickle of \(graph.describe(root))"
  }

  private static let classes = [
    "tracemalloc.Snapshot": "a tracemalloc snapshot",
    "pympler.classtracker.Snapshot": "a pickle of one snapshot without the dump around it",
    "pympler.classtracker_stats.Stats":
      "a pickle of Pympler's Stats, not what its dump_stats() writes",
    "pympler.classtracker.ClassTracker":
      "a pickle of a ClassTracker, not what its stats.dump_stats() writes",
    "pympler.tracker.SummaryTracker": "a pickle of Pympler's SummaryTracker",
    "guppy.heapy.UniSet.IdentitySetMulti": "a heap of Guppy's heapy",
  ]

  /// Whether a value is rows of a type, a number of objects and their bytes: `summarize()`.
  private static func isSummary(_ value: Value, in graph: borrowing PickleGraph) -> Bool {
    guard let rows = graph.sequence(value), !rows.isEmpty else { return false }
    for row in rows.prefix(100) {
      guard let parts = graph.sequence(row), parts.count == 3, parts[0].isText,
        graph.integer(parts[1]) != nil, graph.integer(parts[2]) != nil
      else { return false }
    }
    return true
  }
}
