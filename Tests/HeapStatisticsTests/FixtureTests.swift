import Bytes
import HeapProfile
import HeapStatistics
import PickleReader
import TestSupport
import Testing

func analyse(_ fixture: Fixture) throws -> HeapAnalysis {
  try HeapAnalysis(HeapProfile(OwnedBytes(try fixture.bytes())))
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
        #expect(cell.total == wanted["sum"].byteCount, "\(name) at \(snapshot.rawValue)")
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
      #expect(summary.sizes?.minimum == wanted["max_sizes"]["min"].byteCount)
      #expect(summary.sizes?.maximum == wanted["max_sizes"]["max"].byteCount)
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
        #expect(found.rows[0].size == wanted["size"].byteCount)
        #expect(found.rows[0].flat == wanted["flat"].byteCount)
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
      #expect(shown.map { analysis.maximumSizes[$0] } == sampled.map { $0["max_size"].byteCount })
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

  @Test("lifetime curves end at the number that is alive at the end", arguments: Fixture.loadable)
  func lifetimes(_ fixture: Fixture) throws {
    let analysis = try analyse(fixture)
    for summary in analysis.classes {
      expectCurve(LifetimeCurve(of: summary.index, in: analysis.profile), endsAt: summary.alive)
    }
  }

  @Test("allocation sites add up to their class", arguments: Fixture.loadable)
  func sites(_ fixture: Fixture) throws {
    let analysis = try analyse(fixture)
    for summary in analysis.classes { try expectSitesAddUp(analysis, summary) }
  }

  @Test(
    "sizes that do not add up within 64 bits are not loaded, so that nothing can overflow later")
  func overflow() throws {
    let bytes = OwnedBytes(try Fixture("sum-overflow").bytes())
    let error = #expect(throws: LoadError.self) { _ = try HeapProfile(bytes) }
    #expect(error?.reason == "the sizes of all objects together leave the range of 64 bits")
  }
}

extension JSON {
  /// The member with this name, repaired where it is not valid UTF-8.
  func member(_ name: String) -> JSON? {
    members.first { $0.name.repaired.elementsEqual(name.utf8) }?.value
  }
}
