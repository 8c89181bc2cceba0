import PickleReader

/// Reads which values of attributes are equal:
/// `[[name, time, [[attribute, values, None, hashed, different, most], …]], …]`.
enum ContentsReader {
  private static let key = "contents"

  static func read(
    _ values: [String: Value], _ parts: inout RecordParts, in graph: borrowing PickleGraph
  ) throws(LoadError) -> [(name: String, contents: ClassContents)] {
    var all: [(name: String, contents: ClassContents)] = []
    var seen: Set<[UInt8]> = []
    for row in try parts.rows(values, key, of: 3, in: graph) {
      let name = try parts.text(row[0], key, in: graph)
      guard seen.insert(Array(name.utf8)).inserted else {
        throw parts.wrong(key, "names a class twice")
      }
      var attributes: [[UInt8]: AttributeContents] = [:]
      for item in try parts.items(row[2], key, in: graph) {
        let cells = try parts.items(item, key, in: graph)
        guard cells.count == 6 else {
          throw parts.wrong(key, "has a list of \(cells.count), not of 6")
        }
        let attribute = Array(try parts.text(cells[0], key, in: graph).utf8)
        let contents = try contents(cells, parts, graph)
        guard attributes.updateValue(contents, forKey: attribute) == nil else {
          throw parts.wrong(key, "names an attribute twice")
        }
      }
      let timestamp = try parts.number(row[1], key, in: graph)
      all.append((name, ClassContents(timestamp: timestamp, attributes: attributes)))
    }
    return all
  }

  private static func contents(
    _ cells: [Value], _ parts: RecordParts, _ graph: borrowing PickleGraph
  ) throws(LoadError) -> AttributeContents {
    func number(_ place: Int) throws(LoadError) -> Int {
      Int(try parts.count(cells[place], key, in: graph))
    }
    let contents = AttributeContents(
      values: try number(1), none: try number(2), hashed: try number(3), distinct: try number(4),
      most: try number(5))
    guard contents.most <= contents.hashed, contents.distinct <= contents.hashed,
      contents.hashed <= contents.values
    else { throw parts.wrong(key, "counts more values than were looked at") }
    return contents
  }
}
