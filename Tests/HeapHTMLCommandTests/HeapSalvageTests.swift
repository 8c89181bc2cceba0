import Foundation
import TestSupport
import Testing

@Suite("Heap files: cut ones, those of others, exports")
struct HeapSalvageTests {
  private let work: Workplace

  init() throws {
    work = try Workplace()
    try work.write("small.heap", SmallHeap.writer().ended())
    try work.write("cut.heap", Array(SmallHeap.writer().ended().dropLast(40)))
    try work.write("small.pyheap.gz", heapFixture("small.pyheap.gz"))
    try work.write("small.jsonl.gz", heapFixture("small-midden.jsonl.gz"))
  }

  private func run(_ words: String...) throws -> Program.Result {
    try Program.run(words, in: work.folder)
  }

  @Test("a cut file is refused in one line, and the summary of what is whole says so")
  func summary() throws {
    let refused = try run("summary", "cut.heap")
    #expect(refused.status == 65 && refused.isOneLine)
    #expect(refused.standardError.contains("--salvage"))
    let result = try run("summary", "cut.heap", "--salvage")
    #expect(result.status == 0 && result.standardError == "")
    #expect(result.standardOutput.contains("This is a part of the heap: the heap is cut off"))
    let whole = try run("summary", "small.heap", "--salvage")
    #expect(whole.standardOutput == (try run("summary", "small.heap")).standardOutput)
  }

  @Test("so does the report")
  func report() throws {
    let result = try run("cut.heap", "-o", "r", "--salvage", "--quiet")
    #expect(result.status == 0, "\(result)")
    let page = try String(contentsOf: work.url("r/index.html"), encoding: .utf8)
    #expect(page.contains("This is a part of the heap: the heap is cut off"))
  }

  @Test("a compressed file that is cut gives what comes out")
  func compressed() throws {
    let bytes = gzipped(SmallHeap.writer().ended(), level: 0)
    try work.write("cut.gz", Array(bytes.dropLast(60)))
    #expect(try run("summary", "cut.gz").status == 65)
    let result = try run("summary", "cut.gz", "--salvage")
    #expect(result.status == 0 && result.standardOutput.contains("a part of the heap"))
  }

  @Test("salvage is for heap files")
  func recordings() throws {
    try work.write("heap.dat", Fixture("small").bytes())
    let result = try run("summary", "heap.dat", "--salvage")
    #expect(result.status == 64 && result.isOneLine)
  }

  @Test(
    "each prefix of a heap file ends in one line and status 65", arguments: [9, 40, 300, 1_900])
  func prefixes(_ count: Int) throws {
    for name in ["small.heap", "small.pyheap.gz", "small.jsonl.gz"] {
      let bytes = [UInt8](try Data(contentsOf: work.url(name)))
      try work.write("part", Array(bytes.prefix(count)))
      for words in [
        ["summary", "part"], ["part", "-o", "x"], ["export", "part", "--format", "json"],
      ] {
        let result = try Program.run(words, in: work.folder)
        #expect(result.status == 65 && result.isOneLine, "\(name) \(count): \(result)")
      }
    }
  }

  @Test("files of pyheap and midden are recognised by their content")
  func others() throws {
    let pyheap = try run("summary", "small.pyheap.gz")
    #expect(
      pyheap.standardOutput.hasPrefix(#"app.registry["users"], a dict in module app, holds "#))
    #expect(
      pyheap.standardOutput.contains("held from outside, or waiting for the garbage collector"))
    let midden = try run("summary", "small.jsonl.gz")
    #expect(midden.status == 0 && midden.standardOutput.contains(#"app.registry["users"]"#))
    for name in ["small.pyheap.gz", "small.jsonl.gz"] {
      #expect(try run(name, "-o", "r", "--quiet").status == 0)
      let other = try run("stats", name)
      #expect(other.status == 65 && other.isOneLine)
    }
  }

  @Test("JSON has who holds the heap, and says what it leaves out")
  func json() throws {
    let result = try run("export", "small.heap", "--format", "json")
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(result.standardOutput.utf8)) as? [String: Any])
    #expect(document["format"] as? String == "heaphtml-heap" && document["version"] as? Int == 1)
    #expect(document["objects"] as? Int == 27 && document["cut"] is NSNull)
    let garbage = try #require(document["garbage"] as? [String: Int])
    #expect(garbage == ["objects": 2, "bytes": 11])
    let types = try #require(document["types"] as? [[String: Any]])
    let dict = try #require(types.first { $0["name"] as? String == "dict" })
    #expect(dict["objects"] as? Int == 3 && dict["bytes"] as? Int == 516)
    let largest = try #require(document["largest"] as? [[String: Any]])
    #expect(largest.count == 27)
    let store = try #require(largest.first { $0["path"] as? String == "app.cache.store" })
    #expect(store["retained"] as? Int == 1_698 && store["address"] as? String == "0x14")
    #expect(store["holder"] as? String == "0xb")
    let left = try #require(document["left_out"] as? [String: Int])
    #expect(left == ["modules": 0, "holders": 0, "largest": 0])
    let cut = try run("export", "cut.heap", "--format", "json", "--salvage")
    #expect(cut.standardOutput.contains("\"cut\":{\"reason\":\"the heap is cut off"))
  }

  @Test("CSV has the types; folded stacks are refused")
  func csv() throws {
    let result = try run("export", "small.heap", "--format", "csv")
    let lines = result.standardOutput.components(separatedBy: "\r\n")
    #expect(lines[0] == "type,objects,bytes,retained")
    #expect(lines.contains { $0.hasPrefix("dict,3,516,") })
    let folded = try run("export", "small.heap", "--format", "folded")
    #expect(folded.status == 64 && folded.isOneLine)
  }
}
