import Measures
import PickleReader

/// Reads what several instances lead to, by snapshot:
/// `[[[type, way, objects, bytes, name, place, [[name, instances], …]], …], …]`.
enum SharedReader {
  private static let key = "shared"

  static func read(
    _ values: [String: Value], _ parts: inout RecordParts, in graph: borrowing PickleGraph
  ) throws(LoadError) -> [[NewSharedStructure]] {
    var all: [[NewSharedStructure]] = []
    for snapshot in try parts.items(values[key], key, in: graph) {
      var structures: [NewSharedStructure] = []
      for item in try parts.items(snapshot, key, in: graph) {
        let cells = try parts.items(item, key, in: graph)
        guard cells.count == 7 else {
          throw parts.wrong(key, "has a list of \(cells.count), not of 7")
        }
        structures.append(try structure(cells, &parts, graph))
      }
      all.append(structures)
    }
    return all
  }

  private static func structure(
    _ cells: [Value], _ parts: inout RecordParts, _ graph: borrowing PickleGraph
  ) throws(LoadError) -> NewSharedStructure {
    var others: [(name: String, instances: Int)] = []
    for item in try parts.items(cells[6], key, in: graph) {
      let other = try parts.items(item, key, in: graph)
      guard other.count == 2 else {
        throw parts.wrong(key, "has a list of \(other.count), not of 2")
      }
      others.append(
        (
          try parts.text(other[0], key, in: graph),
          Int(try parts.count(other[1], key, in: graph))
        ))
    }
    let way = try parts.text(cells[1], key, in: graph)
    return NewSharedStructure(
      type: try parts.text(cells[0], key, in: graph), way: way.isEmpty ? nil : way,
      objects: Int(try parts.count(cells[2], key, in: graph)),
      bytes: ByteCount(try parts.count(cells[3], key, in: graph)),
      name: try parts.text(cells[4], key, in: graph),
      place: Int(try parts.count(cells[5], key, in: graph)), others: others)
  }
}
