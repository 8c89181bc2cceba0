import PickleReader

/// Reads what some instances hold: `[[name, time, [[place, tree], …]], …]`, see ``SampleTree``.
enum SamplesReader {
  private static let key = "samples"

  /// Of one class, before its trees are rows of a profile.
  struct Sampled {
    var name: String
    var timestamp: Double
    var trees: [(place: Int, tree: SampleTree)] = []
  }

  static func read(
    _ values: [String: Value], _ parts: inout RecordParts, in graph: borrowing PickleGraph
  ) throws(LoadError) -> [Sampled] {
    var all: [Sampled] = []
    var seen: Set<[UInt8]> = []
    for row in try parts.rows(values, key, of: 3, in: graph) {
      let name = try parts.text(row[0], key, in: graph)
      guard seen.insert(Array(name.utf8)).inserted else {
        throw parts.wrong(key, "names a class twice")
      }
      var sampled = Sampled(name: name, timestamp: try parts.number(row[1], key, in: graph))
      var places: Set<Int> = []
      for item in try parts.items(row[2], key, in: graph) {
        let cells = try parts.items(item, key, in: graph)
        guard cells.count == 2 else {
          throw parts.wrong(key, "has a list of \(cells.count), not of 2")
        }
        let place = Int(try parts.count(cells[0], key, in: graph))
        guard places.insert(place).inserted else {
          throw parts.wrong(key, "names an instance twice")
        }
        sampled.trees.append((place, try SampleTree(cells[1], key, &parts, in: graph)))
      }
      all.append(sampled)
    }
    return all
  }
}
