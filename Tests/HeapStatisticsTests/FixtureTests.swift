import HeapProfile
import HeapStatistics
import PickleReader
import TestSupport
import Testing

func analyse(_ fixture: Fixture) throws -> HeapAnalysis {
  try HeapAnalysis(HeapProfile(PickleBytes(try fixture.bytes())))
}

/// What Pympler says of each snapshot, in the order of the profile's.
func expectedSnapshots(_ fixture: Fixture) throws -> [JSON] {
  try fixture.expected()["snapshots"].elements.enumerated().sorted {
    ($0.element["timestamp"].double ?? 0, $0.offset)
      < ($1.element["timestamp"].double ?? 0, $1.offset)
  }.map(\.element)
}

@Suite("Fixtures")
struct FixtureTests {
  @Test("classes at snapshots are what Pympler counts", arguments: Fixture.loadable)
  func cells(_ fixture: Fixture) throws {
    let analysis = try analyse(fixture)
    for (snapshot, expected) in zip(analysis.snapshotIndices, try expectedSnapshots(fixture)) {
      for index in analysis.classIndices {
        let name = analysis.profile.classes[index.rawValue].name
        let wanted = try #require(expected["classes"].member(name), "\(name)")
        let cell = analysis.at(snapshot, index)
        #expect(Int64(cell.alive) == wanted["active"].integer, "\(name) at \(snapshot.rawValue)")
        #expect(cell.total == wanted["sum"].integer, "\(name) at \(snapshot.rawValue)")
        let average = cell.alive == 0 ? nil : wanted["avg"].double
        #expect(cell.average == average, "\(name) at \(snapshot.rawValue)")
      }
    }
  }

  @Test("classes over the whole run are what Pympler counts", arguments: Fixture.loadable)
  func classes(_ fixture: Fixture) throws {
    let analysis = try analyse(fixture)
    let expected = try fixture.expected()["classes"]
    for summary in analysis.classes {
      let name = analysis.profile.classes[summary.index.rawValue].name
      let wanted = try #require(expected.member(name), "\(name)")
      #expect(Int64(summary.instances) == wanted["instances"].integer)
      #expect(Int64(summary.alive) == wanted["alive_at_end"].integer)
      #expect(summary.sizes?.minimum == wanted["max_sizes"]["min"].integer)
      #expect(summary.sizes?.maximum == wanted["max_sizes"]["max"].integer)
      #expect(summary.sizes?.average == wanted["max_sizes"]["avg"].double)
    }
  }

  @Test("merged referents are those of the expected files", arguments: Fixture.loadable)
  func merged(_ fixture: Fixture) throws {
    let analysis = try analyse(fixture)
    for (snapshot, expected) in zip(analysis.snapshotIndices, try expectedSnapshots(fixture)) {
      for index in analysis.classIndices {
        let name = analysis.profile.classes[index.rawValue].name
        let wanted = try #require(expected["classes"].member(name)?["merged"], "\(name)")
        let found = try analysis.mergedReferents(of: index, at: snapshot)
        #expect(found.rows[0].size == wanted["size"].integer)
        #expect(found.rows[0].flat == wanted["flat"].integer)
        #expect(
          MergedLine.all(of: found, in: analysis.profile) == MergedLine.all(of: wanted["refs"]),
          "\(name) at \(snapshot.rawValue)")
      }
    }
  }

  @Test("largest sizes are what Pympler's get_max_size says", arguments: Fixture.loadable)
  func maximumSizes(_ fixture: Fixture) throws {
    let analysis = try analyse(fixture)
    let expected = try fixture.expected()["instances"].elements
    for tracked in analysis.profile.classes {
      let sampled = expected.filter { $0["class"].utf8?.repaired == Array(tracked.name.utf8) }
      let places = Array(tracked.instances)
      let shown = places.count <= 10 ? places : Array(places.prefix(5) + places.suffix(5))
      #expect(shown.map { analysis.maximumSizes[$0] } == sampled.map { $0["max_size"].integer })
    }
  }

  @Test(
    "the peak is the first snapshot with the largest tracked total", arguments: Fixture.loadable)
  func peak(_ fixture: Fixture) throws {
    let totals = try expectedSnapshots(fixture).map { $0["tracked_total"].integer ?? 0 }
    let largest = totals.max() ?? 0
    let wanted = largest > 0 ? totals.firstIndex(of: largest) : nil
    #expect(try analyse(fixture).peak?.rawValue == wanted)
  }

  @Test("sizes that do not add up within 64 bits are an error that names the sum")
  func overflow() throws {
    let profile = try HeapProfile(PickleBytes(try Fixture("sum-overflow").bytes()))
    do throws(OverflowError) {
      _ = try HeapAnalysis(profile)
      Issue.record("no error")
    } catch {
      #expect(error.sum == "the total of app.Huge" || error.sum == "the sizes of app.Huge")
    }
  }
}

/// A node of merged referents: its keys from the top, and its bytes.
struct MergedLine: Equatable {
  var path: [[UInt8]]
  var size: Int64
  var flat: Int64

  /// All nodes but the root, in an order that does not depend on that of siblings.
  static func all(of merged: MergedReferents, in profile: HeapProfile) -> [MergedLine] {
    var path: [[UInt8]] = []
    var lines: [MergedLine] = []
    for row in merged.rows.dropFirst() {
      path.removeLast(path.count - row.level + 1)
      path.append(row.key.withBytes(in: profile.texts) { Array($0) })
      lines.append(MergedLine(path: path, size: row.size, flat: row.flat))
    }
    return lines.sorted(by: isBefore)
  }

  static func all(of refs: JSON) -> [MergedLine] {
    var lines: [MergedLine] = []
    var pending = refs.elements.map { (parents: [[UInt8]](), node: $0) }
    while let (parents, node) = pending.popLast() {
      let path = parents + [node[0].utf8 ?? []]
      lines.append(
        MergedLine(path: path, size: node[1].integer ?? -1, flat: node[2].integer ?? -1))
      pending += node[3].elements.map { (path, $0) }
    }
    return lines.sorted(by: isBefore)
  }

  private static func isBefore(_ left: MergedLine, _ right: MergedLine) -> Bool {
    left.path.lexicographicallyPrecedes(right.path) { $0.lexicographicallyPrecedes($1) }
  }
}

extension JSON {
  /// The member whose name reads so, repaired where it is no valid UTF-8.
  func member(_ name: String) -> JSON? {
    members.first { $0.name.repaired.elementsEqual(name.utf8) }?.value
  }
}
