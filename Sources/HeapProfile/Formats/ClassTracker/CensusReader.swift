import Measures
import PickleReader

/// Reads `census` of a record: times, and types with their counts and bytes at each of them.
enum CensusReader {
  static func read(
    _ value: Value?, _ parts: inout RecordParts, in graph: borrowing PickleGraph
  ) throws(LoadError) -> TypeCensus? {
    guard let value else { return nil }
    let members = try parts.members(value, in: graph)
    var census = TypeCensus()
    for time in try parts.items(members["at"], "at", in: graph) {
      census.times.append(try parts.number(time, "at", in: graph))
    }
    guard census.times == census.times.sorted() else {
      throw parts.wrong("at", "is not in order")
    }
    let own = try specs(members, &parts, in: graph)
    for row in try parts.rows(members, "types", of: 3, in: graph) {
      let name = try parts.text(row[0], "types", in: graph)
      census.types.append(
        TypeCensus.CountedType(
          name: name, spec: own.map { $0[Array(name.utf8)] } ?? likelySpec(of: name),
          counts: try numbers(row[1], census.times.count, &parts, in: graph),
          bytes: try numbers(row[2], census.times.count, &parts, in: graph)
            .map { $0.map { ByteCount($0) } }))
    }
    return census
  }

  /// The program's own types, `module:name`, by their names in the census, `module.name`; nil where
  /// the recorder has not said which they are.
  private static func specs(
    _ members: [String: Value], _ parts: inout RecordParts, in graph: borrowing PickleGraph
  ) throws(LoadError) -> [[UInt8]: String]? {
    guard members["own"] != nil else { return nil }
    var specs: [[UInt8]: String] = [:]
    for text in try parts.texts(members, "own", in: graph) {
      specs[text.utf8.map { $0 == UInt8(ascii: ":") ? UInt8(ascii: ".") : $0 }] = text
    }
    return specs
  }

  /// What is neither built in nor without a module may be the program's own.
  private static func likelySpec(of name: String) -> String? {
    guard let dot = name.lastIndex(of: "."), !name.hasPrefix("builtins.") else { return nil }
    return "\(name[..<dot]):\(name[name.index(after: dot)...])"
  }

  /// A number, or None, for each time.
  private static func numbers(
    _ value: Value, _ count: Int, _ parts: inout RecordParts, in graph: borrowing PickleGraph
  ) throws(LoadError) -> [Int64?] {
    let items = try parts.items(value, "types", in: graph)
    guard items.count == count else {
      throw parts.wrong("types", "has \(items.count) numbers for \(count) times")
    }
    var numbers: [Int64?] = []
    for item in items {
      numbers.append(item.isNone ? nil : try parts.count(item, "types", in: graph))
    }
    return numbers
  }
}
