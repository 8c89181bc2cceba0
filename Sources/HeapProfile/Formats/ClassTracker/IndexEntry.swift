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
      throw LoadError(
        .notADump, "the file is \(ForeignPickle.name(of: root, in: graph))")
    }
    var entries: [IndexEntry] = []
    // By their bytes: two names that only look the same are two classes.
    var places: [[UInt8]: (place: Int, isUnicode: Bool)] = [:]
    var count = 0
    var index = 0
    while index + 1 < pairs.count {
      let key = pairs[index]
      guard
        let name = graph.text(key)?.utf8
          ?? graph.global(key).map({ Array("\($0.module).\($0.name)".utf8) })
      else {
        throw LoadError(
          .notADump, "the file is a pickle of a dict whose keys are \(graph.describe(key))")
      }
      try budget.spend(name.count, free: FreeSharing.text, at: 0)
      let left = instanceCount - count
      let entry = try IndexEntry(pairs[index + 1], name, in: graph, limit: left)
      count += entry.rows.count
      let isUnicode = graph.text(key).map {
        $0.encoding != .python2 && $0.encoding != .python2Escaped
      }
      if let known = places[name] {
        if known.isUnicode == isUnicode ?? true {
          // A pickle can set a key twice; as in Python, the last one holds.
          count -= entries[known.place].rows.count
          entries[known.place] = entry
        } else {
          // Two keys in Python 2, a byte string and a text, that read the same: one class.
          entries[known.place].rows += entry.rows
        }
      } else {
        places[name] = (entries.count, isUnicode ?? true)
        entries.append(entry)
      }
      index += 2
    }
    return entries
  }

  private init(
    _ value: Value, _ utf8: [UInt8], in graph: borrowing PickleGraph, limit: Int
  ) throws(LoadError) {
    name = String(decoding: utf8, as: UTF8.self)
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
