import Bytes
import HeapProfile
import HeapStatistics
import Measures
import PickleReader
import TestSupport
import Testing

@Suite("Properties of any dump")
struct PropertyTests {
  private func analyse(seed: UInt64) throws -> HeapAnalysis {
    try HeapAnalysis(HeapProfile(OwnedBytes(SyntheticDump.random(seed: seed).bytes())))
  }

  @Test("alive and total are what counting each instance at each snapshot gives", arguments: seeds)
  func cells(_ seed: UInt64) throws {
    let analysis = try analyse(seed: seed)
    let profile = analysis.profile
    for snapshot in analysis.snapshotIndices {
      let time = profile.snapshots[snapshot.rawValue].timestamp
      for index in analysis.classIndices {
        let instances = profile.instances[profile.instances(of: index)]
        let cell = analysis.at(snapshot, index)
        #expect(cell.alive == instances.count { $0.isAlive(at: time) })
        let last = instances.compactMap { instance in
          profile.sizes[instance.sizes].last { $0.timestamp == time }
        }
        #expect(cell.total == last.map { profile.sized($0).size }.reduce(0, +))
      }
    }
  }

  @Test("alive is what was born less what was freed", arguments: seeds)
  func balance(_ seed: UInt64) throws {
    let analysis = try analyse(seed: seed)
    for index in analysis.classIndices {
      var alive = 0
      for snapshot in analysis.snapshotIndices {
        let cell = analysis.at(snapshot, index)
        alive += cell.born - cell.freed
        #expect(cell.alive == alive && cell.born >= 0 && cell.freed >= 0)
      }
    }
  }

  @Test("a snapshot is the sum of its classes", arguments: seeds)
  func rows(_ seed: UInt64) throws {
    let analysis = try analyse(seed: seed)
    for summary in analysis.snapshots {
      let row = analysis.row(summary.index)
      #expect(row.count == analysis.classes.count)
      #expect(summary.alive == row.map(\.alive).reduce(0, +))
      #expect(summary.born == row.map(\.born).reduce(0, +))
      #expect(summary.freed == row.map(\.freed).reduce(0, +))
      #expect(summary.classTotal == row.map(\.total).reduce(0, +))
    }
  }

  @Test("the size of an instance at a snapshot is the last one of that time", arguments: seeds)
  func sizes(_ seed: UInt64) throws {
    let analysis = try analyse(seed: seed)
    let profile = analysis.profile
    for snapshot in analysis.snapshotIndices {
      let time = profile.snapshots[snapshot.rawValue].timestamp
      for (place, instance) in profile.instances.enumerated() {
        let wanted = profile.sizes[instance.sizes].last { $0.timestamp == time }
        let found = analysis.size(of: InstanceIndex(place), at: snapshot)
        #expect(found?.sized == wanted?.sized)
      }
    }
  }

  @Test("the largest instances are the first of all when sorted", arguments: seeds)
  func largest(_ seed: UInt64) throws {
    let analysis = try analyse(seed: seed)
    for index in analysis.classIndices {
      let sorted = analysis.profile.instances(of: index).sorted {
        (-analysis.maximumSizes[$0], $0) < (-analysis.maximumSizes[$1], $1)
      }
      for limit in [-1, 0, 1, 2, 5, sorted.count, .max] {
        let found = analysis.largestInstances(of: index, limit: limit)
        #expect(found.map(\.rawValue) == Array(sorted.prefix(max(0, limit))), "limit \(limit)")
      }
    }
  }

  @Test("allocation sites add up to their class", arguments: seeds)
  func sites(_ seed: UInt64) throws {
    let analysis = try analyse(seed: seed)
    for summary in analysis.classes { try expectSitesAddUp(analysis, summary) }
  }

  @Test("every instance belongs to the class that it is registered under", arguments: seeds)
  func owners(_ seed: UInt64) throws {
    let analysis = try analyse(seed: seed)
    for index in analysis.classIndices {
      for place in analysis.profile.instances(of: index) {
        #expect(analysis.owner(of: InstanceIndex(place)) == index)
      }
    }
  }

  @Test("a lifetime curve is what counting at each time gives", arguments: seeds)
  func lifetimes(_ seed: UInt64) throws {
    let analysis = try analyse(seed: seed)
    for summary in analysis.classes {
      let curve = LifetimeCurve(of: summary.index, in: analysis.profile)
      let instances = analysis.profile.instances[analysis.profile.instances(of: summary.index)]
      for step in curve.steps {
        let alive = instances.count {
          $0.birth <= step.time && ($0.death.map { $0 > step.time } ?? true)
        }
        #expect(step.count == alive)
      }
      expectCurve(curve, endsAt: summary.alive)
    }
  }
}

let seeds: Range<UInt64> = 0..<60

func expectSitesAddUp(_ analysis: HeapAnalysis, _ summary: ClassSummary) throws {
  let sites = try analysis.allocationSites(of: summary.index)
  #expect(sites.map(\.created).reduce(0, +) == summary.created)
  #expect(sites.map(\.alive).reduce(0, +) == summary.alive)
  if let last = analysis.lastSnapshot {
    let total = sites.map(\.lastTotal).reduce(0, +)
    #expect(total == analysis.at(last, summary.index).total)
  }
  #expect(Set(sites.map(\.trace)).count == sites.count)
  for (site, next) in zip(sites, sites.dropFirst()) { #expect(site.lastTotal >= next.lastTotal) }
  for site in sites {
    guard let largest = site.largest else {
      #expect(site.created == site.shortLived)
      continue
    }
    let size = analysis.maximumSizes[largest.rawValue]
    let others = analysis.profile.instances(of: summary.index).filter {
      analysis.profile.instances[$0].trace == site.trace
    }
    #expect(others.map { analysis.maximumSizes[$0] }.max() == size)
    #expect(analysis.profile.instances[largest.rawValue].trace == site.trace)
  }
}

func expectCurve(_ curve: LifetimeCurve, endsAt alive: Int) {
  #expect(curve.steps.last?.count ?? 0 == alive)
  for (step, next) in zip(curve.steps, curve.steps.dropFirst()) { #expect(step.time < next.time) }
  #expect(curve.steps.allSatisfy { $0.count >= 0 })
}
