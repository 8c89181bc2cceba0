import PickleReader
import VisibleText

/// A class of the index and the rows of its instances, in the order of the dump.
struct IndexEntry {
  var name: String
  var rows: [UInt32]

  /// Reads the index `{registered name: [TrackedObject]}`, in which each object occurs once.
  ///
  /// - Parameter instanceCount: the number of objects that there are; more cannot be asked for.
  static func read(
    _ root: Value, of instanceCount: Int, in graph: borrowing PickleGraph,
    _ budget: consuming SharingBudget
  ) throws(LoadError) -> [IndexEntry] {
    guard let pairs = graph.dictionary(root) else {
      throw LoadError(.notADump, "the file is a pickle of \(graph.describe(root))")
    }
    var entries: [IndexEntry] = []
    var places: [IndexKey: Int] = [:]
    var count = 0
    var index = 0
    while index + 1 < pairs.count {
      let key = pairs[index]
      guard let name = IndexKey(key, in: graph) else {
        throw LoadError(
          .notADump, "the file is a pickle of a dict whose keys are \(graph.describe(key))")
      }
      try budget.spend(name.utf8.count, free: FreeSharing.text, at: 0)
      let left = instanceCount - count
      let entry = try IndexEntry(pairs[index + 1], name, in: graph, limit: left)
      count += entry.rows.count
      // A pickle can set a key twice; as in Python, the last one holds.
      if let place = places.updateValue(entries.count, forKey: name) {
        places[name] = place
        count -= entries[place].rows.count
        entries[place] = entry
      } else {
        entries.append(entry)
      }
      index += 2
    }
    nameByteStrings(places, &entries)
    return entries
  }

  /// A byte string that reads like a text in the same index says that it is one.
  private static func nameByteStrings(_ places: [IndexKey: Int], _ entries: inout [IndexEntry]) {
    for (key, place) in places where key.isByteString {
      if places[IndexKey(text: key.utf8)] != nil { entries[place].name += " (bytes)" }
    }
  }

  private init(
    _ value: Value, _ key: IndexKey, in graph: borrowing PickleGraph, limit: Int
  ) throws(LoadError) {
    name = String(decoding: key.utf8, as: UTF8.self)
    rows = []
    guard let elements = graph.sequence(value) else {
      throw LoadError(
        .notADump, "the file is a pickle of a dict with \(graph.describe(value)) in it")
    }
    rows.reserveCapacity(min(elements.count, limit))
    for element in elements {
      guard let token = element.foldedToken, let row = FoldToken.instanceRow(token) else {
        throw LoadError(
          .notADump,
          "\"\(name.visible(atMost: 80))\" holds \(graph.describe(element)), not a TrackedObject"
        )
      }
      guard rows.count < limit else {
        throw LoadError(
          .malformed, "the index lists at least one object twice")
      }
      rows.append(UInt32(row))
    }
  }
}
