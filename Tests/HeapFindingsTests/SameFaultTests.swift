import HeapFindings
import HeapProfile
import Measures
import TestSupport
import Testing

/// One fault of several attributes of a class is one finding.
@Suite("Findings: one fault of several attributes")
struct SameFaultTests {
  private typealias Value = (name: String, value: String, size: Int64, flat: Int64)

  private func findings(
    _ count: Int, name: String = "app.Item", base: Int64 = 0, _ values: (Int) -> [Value]
  ) throws -> [Finding] {
    let objects = (0..<count).map { number in
      let values = values(number)
      return Scene.object(0.5, snapshots: 3) { _ in Scene.sized(values) }
    }
    return try Scene(
      snapshots: 3,
      classes: [
        .init("app.Base", [Scene.object(0, snapshots: 3) { _ in .init(base + 1) }]),
        .init(name, objects),
      ]
    ).findings()
  }

  @Test("equal values in three attributes: one finding, the strongest first, bytes added up")
  func repeated() throws {
    let found = try findings(100) { number in
      [
        ("name", "'n\(number % 5)'", 300, 300), ("street", "'s\(number % 2)'", 900, 900),
        ("town", "'t'", 400, 400), ("id", "'\(number)'", 60, 60),
      ]
    }
    let first = try #require(found.first)
    #expect(found.count == 1 && first.kind == .repeated)
    #expect(first.attributes.map(\.text) == ["street", "town", "name"])
    let bytes: [ByteCount] = [88_200, 39_600, 28_500]  // copies of 900, 400 and 300 bytes
    #expect(first.parts.map(\.bytes) == bytes)
    #expect(first.bytes == bytes.total && first.instances == 100)
  }

  @Test("one attribute is told as before")
  func single() throws {
    let found = try findings(100) { _ in [("town", "'t'", 400, 400)] }
    #expect(found.first?.attributes.map(\.text) == ["town"] && found.first?.parts.isEmpty == true)
  }

  @Test(
    "what other rules look for in each attribute",
    arguments: [
      (Finding.Kind.sparse, "[None, None, None, 'x', ....]", Int64(8_200), Int64(8_000)),
      (.boxed, "[1.5, 2.5, 3.5, ....]", 568 * 4, 568), (.emptied, "{}", 9_304, 9_304),
    ])
  func others(_ kind: Finding.Kind, _ value: String, _ size: Int64, _ flat: Int64) throws {
    let found = try findings(70) { _ in
      [("a", value, size, flat), ("b", value, size, flat), ("c", "'x'", 0, 40)]
    }.all(kind)
    #expect(found.map { $0.attributes.map(\.text) } == [["a", "b"]])
    let part = try #require(found.first?.parts.first?.bytes)
    #expect(found.first?.bytes == part * 2)
  }

  @Test("what is worth a word only together; each a tenth of that, at least")
  func together() throws {
    let found = { (attributes: Int, size: Int64) in
      try self.findings(60, base: 450_000) { number in
        (0..<attributes).map { ("a\($0)", "'x\($0)'", size, size) }
      }.all(.repeated)
    }
    // 59 copies of 800 bytes are 47,200; a tenth of the peak is 50,700.
    #expect(try found(1, 800).isEmpty)
    #expect(try found(2, 800).first?.parts.count == 2)
    #expect(try found(20, 100).first?.parts.count == 20)
    #expect(try found(20, 40).isEmpty)
  }

  @Test("an attribute with a twentieth is named, with less it is not")
  func named() throws {
    let found = { (size: Int64) in
      try self.findings(100) { _ in
        [("a", "'x'", 9_500, 9_500), ("b", "'y'", size, size)]
      }.all(.repeated).first?.attributes.map(\.text)
    }
    #expect(try found(500) == ["a", "b"])
    #expect(try found(499) == ["a"])
  }

  @Test("another kind, or another class, is another finding")
  func apart() throws {
    let objects = { (name: String) in
      SyntheticDump.Class(
        name,
        (0..<60).map { _ in
          Scene.object(0.5, snapshots: 3) { _ in
            Scene.sized([("a", "'x'", 400, 400), ("b", "{}", 4_704, 4_704)])
          }
        })
    }
    let found = try Scene(snapshots: 3, classes: [objects("app.A"), objects("app.B")]).findings()
    #expect(found.all(.repeated).isEmpty && found.all(.emptied).count == 2)
    let equal = try Scene(
      snapshots: 3,
      classes: [
        .init(
          "app.A",
          (0..<60).map { _ in
            Scene.object(0.5, snapshots: 3) { _ in
              Scene.sized([("a", "'x'", 4_000, 4_000), ("b", "{}", 4_704, 4_704)])
            }
          })
      ]
    ).findings()
    #expect(Set(equal.map(\.kind)) == [.repeated, .emptied])
  }

  @Test("never more than the class holds")
  func capped() throws {
    let objects = (0..<60).map { _ in
      Scene.object(0.5, snapshots: 3) { _ in
        SyntheticDump.Sized(
          1_000, "", [.init(900, "[S] a: 'x'", flat: 900), .init(900, "[S] b: 'y'", flat: 900)])
      }
    }
    let found = try Scene(snapshots: 3, classes: [.init("app.A", objects)]).findings()
    #expect(found.all(.repeated).map(\.bytes) == [60_000])
  }

  @Test("of two that have the same words one has to stay")
  func sources() throws {
    let found = try findings(100) {
      [
        ("text", "'{\"id\": \($0), \"kind\": \"open\"....'", 600, 600),
        ("copy", "'{\"id\": \($0), \"kind\": \"open\"....z'", 500, 500),
      ]
    }.all(.rawBeside)
    #expect(found.map { $0.attributes.map(\.text) } == [["text"]] && found.first?.bytes == 60_000)
  }
}
