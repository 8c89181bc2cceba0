import PickleReader

/// A class of the index and the rows of its instances, in the order of the dump.
struct IndexEntry {
  var name: String
  var rows: [UInt32]

  /// Reads the index `{registered name: [TrackedObject]}`.
  static func read(_ root: Value, in graph: borrowing PickleGraph) throws(LoadError)
    -> [IndexEntry]
  {
    guard let pairs = graph.dictionary(root) else {
      throw LoadError(.notADump, "the file is a pickle of \(graph.describe(root))")
    }
    var entries: [IndexEntry] = []
    var places: [String: Int] = [:]
    var index = 0
    while index + 1 < pairs.count {
      let key = pairs[index]
      guard let name = graph.string(key) ?? graph.global(key).map({ "\($0.module).\($0.name)" })
      else {
        throw LoadError(
          .notADump, "the file is a pickle of a dict whose keys are \(graph.describe(key))")
      }
      let entry = IndexEntry(name: name, rows: try rows(pairs[index + 1], name, in: graph))
      // A pickle can set a key twice; as in Python, the last one holds.
      if let place = places.updateValue(entries.count, forKey: name) {
        places[name] = place
        entries[place] = entry
      } else {
        entries.append(entry)
      }
      index += 2
    }
    return entries
  }

  private static func rows(
    _ value: Value, _ name: String, in graph: borrowing PickleGraph
  ) throws(LoadError) -> [UInt32] {
    guard let elements = graph.sequence(value) else {
      throw LoadError(
        .notADump, "the file is a pickle of a dict with \(graph.describe(value)) in it")
    }
    var rows: [UInt32] = []
    rows.reserveCapacity(elements.count)
    for element in elements {
      guard let token = element.foldedToken, let row = FoldToken.instanceRow(token) else {
        throw LoadError(
          .notADump,
          "under \"\(name.prefix(80))\" stands \(graph.describe(element)), not a TrackedObject")
      }
      rows.append(UInt32(row))
    }
    return rows
  }
}
