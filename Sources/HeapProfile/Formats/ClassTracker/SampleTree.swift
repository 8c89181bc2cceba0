import Measures
import PickleReader

/// A tree of a sampled instance, `[size, flat, name, [tree, …]]`, as rows in postorder.
struct SampleTree {
  private(set) var rows: [Row] = []

  /// A row of the table of sized objects, before its name has a place.
  struct Row {
    var size: ByteCount
    var flat: ByteCount
    var name: String
    var descendants: UInt32
    var height: UInt32
  }

  /// The recorder goes two steps below an instance, and shows what is in a `__dict__` as a further one.
  private static let deepest = 8

  init(
    _ value: Value, _ key: String, _ parts: inout RecordParts, in graph: borrowing PickleGraph
  ) throws(LoadError) {
    _ = try add(value, 0, key, &parts, graph)
  }

  /// - Returns: steps to the deepest below it.
  private mutating func add(
    _ value: Value, _ depth: Int, _ key: String, _ parts: inout RecordParts,
    _ graph: borrowing PickleGraph
  ) throws(LoadError) -> UInt32 {
    guard depth < Self.deepest else { throw parts.wrong(key, "has a tree that is too deep") }
    let cells = try parts.items(value, key, in: graph)
    guard cells.count == 4 else { throw parts.wrong(key, "has a list of \(cells.count), not of 4") }
    let first = rows.count
    var height: UInt32 = 0
    for below in try parts.items(cells[3], key, in: graph) {
      height = max(height, try add(below, depth + 1, key, &parts, graph) + 1)
    }
    rows.append(
      Row(
        size: ByteCount(try parts.count(cells[0], key, in: graph)),
        flat: ByteCount(try parts.count(cells[1], key, in: graph)),
        name: try parts.text(cells[2], key, in: graph),
        descendants: UInt32(truncatingIfNeeded: rows.count - first), height: height))
    return height
  }

  /// - Returns: the root's row.
  func add(to builder: inout ProfileBuilder) throws(LoadError) -> SizedIndex {
    var root = SizedIndex(0)
    for row in rows {
      root = try builder.add(
        Sized(
          size: row.size, flat: row.flat, name: builder.text(Array(row.name.utf8)),
          descendants: row.descendants, height: row.height))
    }
    return root
  }
}
