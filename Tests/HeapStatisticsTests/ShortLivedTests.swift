import Bytes
import HeapProfile
import HeapStatistics
import Measures
import TestSupport
import Testing

@Suite("Instances that were only counted, and types of all objects")
struct ShortLivedTests {
  private let analysis: HeapAnalysis

  init() throws {
    analysis = try HeapAnalysis(HeapProfile(OwnedBytes(Fixture("record").bytes())))
  }

  @Test("they count as created and freed, not as alive and at no snapshot")
  func totals() {
    let order = analysis.classes[1]
    #expect(order.instances == 2 && order.shortLived == 11_040 && order.created == 11_042)
    #expect(order.freed == 11_041 && order.alive == 1)
    #expect(analysis.created == 11_043 && analysis.freed == 11_041 && analysis.shortLived == 11_040)
    #expect(analysis.snapshots.map(\.born) == [3, 0] && analysis.snapshots.map(\.freed) == [0, 1])
  }

  @Test("the living of a program that was killed count as created and not as freed")
  func alive() throws {
    let record: PythonLiteral = [
      "heapmonitor": 1, "short_lived": [["app.C", .none, 7]], "living": [["app.C", .none, 5]],
    ]
    let pickles: [PythonLiteral] = [.dictionary([]), [], record]
    let analysis = try HeapAnalysis(HeapProfile(OwnedBytes(pickles.flatMap(\.pickle))))
    #expect(analysis.created == 12 && analysis.freed == 7 && analysis.unseenAlive == 5)
    #expect(try analysis.allocationSites(of: ClassIndex(0)).map(\.alive) == [5])
  }

  @Test("they are at their call sites, also at those where nothing else was created")
  func sites() throws {
    let sites = try analysis.allocationSites(of: ClassIndex(1))
    #expect(sites.map(\.created) == [11_001, 40, 1])
    #expect(sites.map(\.shortLived) == [11_000, 40, 0])
    #expect(sites.map { $0.largest == nil } == [false, true, false])
  }

  @Test("the program's own types come by growth, all types by their bytes")
  func census() throws {
    let dump = try Fixture("record-census").bytes()
    let census = try #require(HeapAnalysis(HeapProfile(OwnedBytes(dump))).census)
    let names = { (types: [TypeSummary]) in types.map { census.census.types[$0.place].name } }
    #expect(
      names(census.largest) == [
        "builtins.dict", "builtins.str", "shop.Order", "shop.make.<locals>.Local",
      ])
    #expect(names(census.own) == ["shop.Order", "shop.make.<locals>.Local"])
    #expect(
      names(census.growing) == ["builtins.dict", "shop.Order", "shop.make.<locals>.Local"])
    #expect(census.types.map(\.growth) == [310_000, 960, 48, -50_000])
    #expect(census.types.map(\.countGrowth) == [3_100, 20, 1, -1_000])
  }
}
