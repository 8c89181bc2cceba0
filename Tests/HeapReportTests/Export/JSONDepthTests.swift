import Foundation
import HeapReport
import HeapStatistics
import Output
import TestSupport
import Testing

@Suite("Export as JSON: what is deep")
struct JSONDepthTests {
  /// Referents within each other.
  private func dump(depth: Int) -> SyntheticDump {
    var tree = SyntheticDump.Sized(8, "[V] next: x")
    for _ in 0..<depth { tree = SyntheticDump.Sized(8, "[V] next: x", [tree]) }
    var dump = SyntheticDump()
    dump.classes = [.init("C", [.init(birth: 0.5, sizes: [(1, tree)])])]
    dump.snapshots = [.init(1, "one", trackedTotal: 8)]
    return dump
  }

  private func export(depth: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try JSONExport(HeapAnalysis(loading: dump(depth: depth).bytes())).write { bytes += $0 }
    return bytes
  }

  @Test("it nests as deep as readers go, whatever the dump does", arguments: [1, 199, 200, 1_000])
  func nesting(_ depth: Int) throws {
    let bytes = try export(depth: depth)
    var (level, deepest) = (0, 0)
    for byte in bytes {
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") { level += 1 }
      if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { level -= 1 }
      deepest = max(deepest, level)
    }
    #expect(level == 0)
    #expect(deepest <= 420)
    // What is left out is null, and nothing else is.
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("\"referents\":null") == (depth > 200))
    #expect((try? JSONSerialization.jsonObject(with: Data(bytes))) != nil)
  }

  @Test("two number signs are the same text, but no command in a log")
  func commands() throws {
    var dump = SyntheticDump()
    dump.classes = [.init("##vso[task.x]#y###[z", [])]
    dump.snapshots = [.init(1, "# #")]
    var bytes: [UInt8] = []
    try JSONExport(HeapAnalysis(loading: dump.bytes())).write { bytes += $0 }
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(!text.contains("##") && text.contains("# #"))
    let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    let classes = object?["classes"] as? [[String: Any]]
    #expect(classes?.first?["name"] as? String == "##vso[task.x]#y###[z")
  }
}
