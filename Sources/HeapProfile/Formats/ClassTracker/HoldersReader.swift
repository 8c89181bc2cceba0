import PickleReader

/// Reads who holds the instances of each class: `[[name, samples, [[way, instances], …]], …]`.
enum HoldersReader {
  private static let key = "holders"

  static func read(
    _ values: [String: Value], _ parts: inout RecordParts, in graph: borrowing PickleGraph
  ) throws(LoadError) -> [(name: String, holders: InstanceHolders)] {
    var all: [(name: String, holders: InstanceHolders)] = []
    var seen: Set<[UInt8]> = []
    for row in try parts.rows(values, key, of: 3, in: graph) {
      let name = try parts.text(row[0], key, in: graph)
      guard seen.insert(Array(name.utf8)).inserted else {
        throw parts.wrong(key, "names a class twice")
      }
      let samples = Int(try parts.count(row[1], key, in: graph))
      all.append(
        (name, InstanceHolders(samples: samples, ways: try ways(row[2], samples, &parts, graph))))
    }
    return all
  }

  private static func ways(
    _ value: Value, _ samples: Int, _ parts: inout RecordParts, _ graph: borrowing PickleGraph
  ) throws(LoadError) -> [InstanceHolders.Way] {
    var ways: [InstanceHolders.Way] = []
    var rest = samples
    for item in try parts.items(value, key, in: graph) {
      let way = try parts.items(item, key, in: graph)
      guard way.count == 2 else { throw parts.wrong(key, "has a list of \(way.count), not of 2") }
      let path = try parts.text(way[0], key, in: graph)
      let instances = Int(try parts.count(way[1], key, in: graph))
      guard instances <= rest else {
        throw parts.wrong(key, "has ways to more instances than were looked at")
      }
      rest -= instances
      ways.append(InstanceHolders.Way(path: path.isEmpty ? nil : path, instances: instances))
    }
    return ways
  }
}
