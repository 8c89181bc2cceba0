import Foundation
import HeapProfile
import HeapReport
import TestSupport
import Testing

/// The export of every fixture against what Pympler's own code counts in it.
@Suite("Export as JSON: the fixtures")
struct JSONFixtureTests {
  /// Foundation says whether it is JSON at all; it reads numbers only nearly, hence our own parser.
  private func export(_ fixture: Fixture) throws -> JSON {
    let export = JSONExport(try analyse(fixture))
    let bytes = try chunks { try export.write(to: $0) }.flatMap { $0 }
    #expect(try JSONSerialization.jsonObject(with: Data(bytes)) is [String: Any])
    return try JSON(parsing: bytes)
  }

  private func expectedSnapshots(_ fixture: Fixture) throws -> [JSON] {
    try fixture.expected()["snapshots"].elements.enumerated().sorted {
      ($0.element["timestamp"].double ?? 0, $0.offset)
        < ($1.element["timestamp"].double ?? 0, $1.offset)
    }.map(\.element)
  }

  @Test("snapshots", arguments: Fixture.loadable)
  func snapshots(_ fixture: Fixture) throws {
    let found = try export(fixture)["snapshots"].elements
    let expected = try expectedSnapshots(fixture)
    #expect(found.count == expected.count)
    for (place, (snapshot, wanted)) in zip(found, expected).enumerated() {
      #expect(snapshot["index"].integer == Int64(place))
      #expect(snapshot["timestamp"].double == wanted["timestamp"].double)
      #expect(snapshot["description"].utf8 == wanted["desc"].utf8?.repaired ?? [])
      #expect(snapshot["tracked_total"].integer == wanted["tracked_total"].integer)
      #expect(snapshot["overhead"].integer == wanted["overhead"].integer)
      // Zero is how a recorder says that it does not know.
      for key in ["asizeof_total", "vsz", "rss"] {
        let number = wanted[key].integer.flatMap { $0 > 0 ? $0 : nil }
        #expect(snapshot[key].integer == number, "\(key) at \(place)")
        #expect(snapshot[key].isNull == (number == nil), "\(key) at \(place)")
      }
    }
  }

  @Test("classes at snapshots with their merged referents", arguments: Fixture.loadable)
  func cells(_ fixture: Fixture) throws {
    let found = try export(fixture)["snapshots"].elements
    for (snapshot, wanted) in zip(found, try expectedSnapshots(fixture)) {
      let cells = snapshot["classes"].members
      let expected = wanted["classes"].members.sorted {
        $0.name.repaired.lexicographicallyPrecedes($1.name.repaired)
      }
      #expect(cells.map(\.name) == expected.map(\.name.repaired))
      for (cell, wanted) in zip(cells.map(\.value), expected.map(\.value)) {
        #expect(cell["alive"].integer == wanted["active"].integer)
        #expect(cell["total"].integer == wanted["sum"].integer)
        let average = wanted["active"].integer == 0 ? nil : wanted["avg"].double
        #expect(cell["average"].double == average)
        #expect(cell["average"].isNull == (average == nil))
        #expect(nodes(cell["merged"]) == expectedNodes(wanted["merged"]))
      }
    }
  }

  @Test("classes over the whole run", arguments: Fixture.loadable)
  func classes(_ fixture: Fixture) throws {
    let found = try export(fixture)["classes"].elements
    let expected = try fixture.expected()["classes"].members
    #expect(found.count == expected.count)
    for summary in found {
      let wanted = try #require(
        expected.first { $0.name.repaired == summary["name"].utf8 }?.value)
      #expect(summary["instances"].integer == wanted["instances"].integer)
      #expect(summary["minimum"].integer == wanted["max_sizes"]["min"].integer)
      #expect(summary["average"].double == wanted["max_sizes"]["avg"].double)
      #expect(summary["maximum"].integer == wanted["max_sizes"]["max"].integer)
    }
  }

  @Test("instances with their sizes and traces", arguments: Fixture.loadable)
  func instances(_ fixture: Fixture) throws {
    let found = try export(fixture)["instances"].elements
    let expected = try fixture.expected()["instances"].elements
    for (name, wanted) in Dictionary(grouping: expected, by: { $0["class"].utf8?.repaired ?? [] }) {
      let all = found.filter { $0["class"].utf8 == name }
      // The expected files have the first and the last five.
      let shown = all.count > 10 ? Array(all.prefix(5) + all.suffix(5)) : all
      #expect(shown.count == wanted.count)
      for (instance, wanted) in zip(shown, wanted) { check(instance, wanted) }
    }
  }

  private func check(_ instance: JSON, _ wanted: JSON) {
    #expect(instance["birth"].double == wanted["birth"].double)
    #expect(instance["death"].double == wanted["death"].double)
    #expect(instance["death"].isNull == wanted["death"].isNull)
    #expect(instance["name"].utf8 ?? [] == wanted["name"].utf8?.repaired ?? [])
    #expect(instance["repr"].utf8 ?? [] == wanted["repr"].utf8?.repaired ?? [])
    let id = wanted["id"].unsigned.flatMap { $0 > 0 ? $0 : nil }
    #expect(instance["id"].unsigned == id)
    let sizes = instance["sizes"].elements
    let wantedSizes = wanted["sizes"].elements
    #expect(sizes.map { $0["timestamp"].double } == wantedSizes.map { $0[0].double })
    #expect(sizes.map { $0["size"].integer } == wantedSizes.map { $0[1].integer })
    #expect(instance["trace"].elements.count == wanted["trace"].elements.count)
    for (frame, wanted) in zip(instance["trace"].elements, wanted["trace"].elements) {
      guard wanted.utf8 == nil else { continue }  // Heapmonitor's frames are text
      #expect(frame["line"].integer == wanted[1].integer)
    }
  }

  /// The nodes of a tree: keys from the top, sizes; in an order that is not that of siblings.
  private func nodes(_ tree: JSON) -> [String] {
    var lines: [String] = []
    var pending = [(path: "", node: tree)]
    while let (path, node) = pending.popLast() {
      lines.append("\(path) \(node["size"].integer ?? -1) \(node["flat"].integer ?? -1)")
      pending += node["referents"].elements.map { ("\(path)/\($0["name"].string ?? "")", $0) }
    }
    return lines.sorted()
  }

  /// The same of an expected file, whose nodes are lists of name, size, flat size and referents.
  private func expectedNodes(_ tree: JSON) -> [String] {
    var lines = [" \(tree["size"].integer ?? -1) \(tree["flat"].integer ?? -1)"]
    var pending = tree["refs"].elements.map { (parent: "", node: $0) }
    while let (parent, node) = pending.popLast() {
      let path = "\(parent)/\(node[0].string ?? "")"
      lines.append("\(path) \(node[1].integer ?? -1) \(node[2].integer ?? -1)")
      pending += node[3].elements.map { (path, $0) }
    }
    return lines.sorted()
  }
}
