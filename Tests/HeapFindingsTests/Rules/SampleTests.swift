import HeapFindings
import HeapProfile
import Measures
import TestSupport
import Testing

/// Recordings that show no attributes: some instances were measured apart.
@Suite("Rules: sampled instances")
struct SampleTests {
  /// An instance with the bytes of its attributes.
  private static func tree(_ attributes: [(String, Int64)]) -> PythonLiteral {
    let below = attributes.map { name, size -> PythonLiteral in
      [.int(size), .int(size), .text("[S] \(name)"), []]
    }
    return [.int(attributes.reduce(56) { $0 + $1.1 }), 56, "", .list(below)]
  }

  private func record(_ time: Double, _ trees: [(Int64, PythonLiteral)]) -> PythonLiteral {
    [
      "heapmonitor": 1,
      "samples": [["app.Item", .float(time), .list(trees.map { [.int($0), $1] })]],
    ]
  }

  private func findings(
    _ objects: [SyntheticDump.Object], snapshots: Int = 12, _ record: PythonLiteral?
  ) throws -> [Finding] {
    try Scene(
      snapshots: snapshots, classes: [.init("app.Item", objects)], record: record
    ).findings()
  }

  @Test("what a leak holds")
  func leak() throws {
    let objects = (0..<110).map { number in
      Scene.object(0.1 + Double(number) / 10) { _ in .init(1_000) }
    }
    let trees = stride(from: Int64(1), to: 110, by: 10).map {
      ($0, Self.tree([("body: 'a....b'", 800), ("id: 7", 28)]))
    }
    #expect(try findings(objects, nil).first?.attributes.isEmpty == true)
    let found = try findings(objects, record(12, trees))
    #expect(found.first?.isOfSurvivors == true)
    #expect(found.first?.attributes.map(\.text) == ["body"])
  }

  @Test("which attribute grows inside one instance, if the others have too little to have grown")
  func inside() throws {
    let book = [Scene.object(0.5) { .init(Int64($0) * 10_000) }]
    let found = { (others: Int64) in
      let tree = Self.tree([("lines: ['a....z']", 120_000 - others), ("pages: {}", others)])
      return try self.findings(book, self.record(12, [(0, tree)])).first
    }
    // From snapshot 4 on it grows by 80,000 bytes: three tenths of that may be elsewhere.
    #expect(try found(20_000)?.attributes.map(\.text) == ["lines"])
    #expect(try found(60_000)?.attributes.isEmpty == true)
  }

  @Test("shares of the sample are those of all")
  func scaled() throws {
    let objects = (0..<400).map { _ in Scene.object(0.5, snapshots: 3) { _ in .init(1_056) } }
    let found = { (values: Int) in
      let trees = (0..<Int64(40)).map { number in
        (number * 10, Self.tree([("terms: 'text \(number % Int64(values))'", 1_000)]))
      }
      return try self.findings(objects, snapshots: 3, self.record(3, trees)).all(.repeated).first
    }
    let first = try #require(try found(2))
    #expect(first.instances == 400 && first.bytes == ByteCount(380_000))
    #expect(try found(21) == nil)
  }

  @Test("several that lead to the same, each measured by itself, take no more than the class")
  func shared() throws {
    // Four instances lead to one text of 64 KB, which counts for one of them.
    let objects = (0..<400).map { number in
      Scene.object(0.5, snapshots: 3) { _ in .init(number % 4 == 0 ? 64_056 : 56) }
    }
    let trees = (0..<Int64(40)).map { number in
      (number * 10, Self.tree([("body: 'text \(number % 2)'", 64_000)]))
    }
    let found = try #require(
      try findings(objects, snapshots: 3, record(3, trees)).all(.repeated).first)
    #expect(found.instances == 400)
    #expect(found.bytes > 6_000_000 && found.bytes <= 6_422_400)
  }

  @Test("a sample of a snapshot that was left out is one of the next")
  func dropped() throws {
    let objects = (0..<100).map { _ in Scene.object(0.5, snapshots: 3) { _ in .init(1_056) } }
    let trees = (0..<Int64(100)).map { ($0, Self.tree([("terms: 'same'", 1_000)])) }
    let found = try findings(objects, snapshots: 3, record(1.5, trees)).all(.repeated)
    #expect(found.first?.last.rawValue == 1)
  }
}
