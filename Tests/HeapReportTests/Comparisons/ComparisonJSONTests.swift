import HeapComparison
import HeapReport
import TestSupport
import Testing

@Suite("A comparison as JSON")
struct ComparisonJSONTests {
  private func document(_ base: [UInt8], _ head: [UInt8]) throws -> JSON {
    var bytes: [UInt8] = []
    try ComparisonJSON(ComparisonSite.facts(base, head)).write { bytes += $0 }
    return try JSON(parsing: bytes)
  }

  @Test("has the numbers of both runs")
  func numbers() throws {
    let document = try document(
      SyntheticDump.shop(isLater: false).bytes(), SyntheticDump.shop(isLater: true).bytes())
    #expect(document["format"].string == "heaphtml-diff")
    #expect(document["tracked"]["before"].integer == 2_548)
    #expect(document["tracked"]["change"].integer == 3_400)
    #expect(document["paired_by"].string == "name")
    let classes = document["classes"].elements
    #expect(classes.map { $0["kind"].string } == ["changed", "new", "gone", "unchanged"])
    #expect(classes[0]["main"]["name"].string == "tags")
  }

  @Test("is a document whatever a dump holds", arguments: ["hostile", "record", "scons2008"])
  func fixtures(_ name: String) throws {
    let document = try document(Fixture("small").bytes(), Fixture(name).bytes())
    #expect(document["version"].integer == 1)
  }
}
