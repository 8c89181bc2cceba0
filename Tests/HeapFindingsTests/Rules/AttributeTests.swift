import Foundation
import HeapFindings
import HeapProfile
import Measures
import TestSupport
import Testing

/// What instances hold at one moment: each rule at its threshold and one step below.
@Suite("Rules: attributes")
struct AttributeTests {
  private typealias Value = (name: String, value: String, size: Int64, flat: Int64)

  /// The findings of a class with so many instances.
  private func findings(
    _ count: Int, snapshots: Int = 3, base: Int64 = 0, python: String? = nil,
    contents: PythonLiteral? = nil,
    comparedAt at: Double = 3, _ values: (Int) -> [Value]
  ) throws -> [Finding] {
    let objects = (0..<count).map { number in
      let values = values(number)
      return Scene.object(0.5, snapshots: snapshots) { _ in Scene.sized(values) }
    }
    return try Scene(
      snapshots: snapshots,
      classes: [
        .init("app.Base", [Scene.object(0, snapshots: snapshots) { _ in .init(base + 1) }]),
        .init("app.Item", objects),
      ],
      record: [
        "heapmonitor": 1, "python": python.map { .text($0) } ?? .none,
        "contents": contents.map { [["app.Item", .float(at), $0]] } ?? .none,
      ]
    ).findings()
  }

  @Test("empty in nine of ten of fifty instances")
  func emptyAttributes() throws {
    let found = { (count: Int, filled: Int) in
      try self.findings(count) {
        [("seen", $0 < filled ? "{'a'}" : "set()", 432, 432), ("id", "\($0)", 28, 28)]
      }.all(.emptyAttributes)
    }
    let first = try #require(found(50, 5).first)
    #expect(first.attributes.map(\.text) == ["seen"] && first.bytes == 45 * 432)
    #expect(try found(50, 6).isEmpty)
    #expect(try found(49, 0).isEmpty)
  }

  @Test("several attributes of a class are added up, also deques and locks")
  func several() throws {
    let all = try findings(60) { _ in
      [
        ("a", "deque([], maxlen=5)", 624, 624), ("b", "<_thread.lock object at 0x1>", 64, 64),
        ("c", "[]", 56, 56),
      ]
    }.all(.emptyAttributes)
    let found = try #require(all.first)
    #expect(Set(found.attributes.map(\.text)) == ["a"] && found.bytes == 60 * (624 + 64 + 56))
  }

  @Test("what is full at the peak and empty at the end")
  func emptiedSince() throws {
    let found = { (rest: Int64) in
      let objects = (0..<40).map { number in
        Scene.object(0.5, snapshots: 3) { snapshot in
          Scene.sized([
            snapshot == 3
              ? ("pending", "{}", 9_304, 9_304) : ("pending", "{\(number): 'a', ....}", rest, 9_304)
          ])
        }
      }
      return try Scene(snapshots: 3, classes: [.init("app.Item", objects)]).findings().all(.emptied)
    }
    let first = try #require(found(40_000).first)
    #expect(first.first == SnapshotIndex(2) && first.instances == 40)
    #expect(first.bytes == 360_160)
    // It has not shrunk: 9,456 bytes of 11,820.
    #expect(try found(11_668).isEmpty)
    #expect(try found(11_669).count == 1)
  }

  @Test("a new one takes what it takes in the Python that wrote the dump")
  func newOnes() throws {
    let found = { (python: String?) in
      try self.findings(40, python: python) { _ in [("unacked", "{}", 9_304, 9_304)] }
        .all(.emptied).first?.bytes
    }
    #expect(try found("3.12.1") == 40 * (9_304 - 64))
    #expect(try found("2.7.18") == 40 * (9_304 - 300))
    #expect(try found(nil) == 40 * (9_304 - 300))
  }

  @Test("empty with the table of what was once there")
  func emptied() throws {
    let found = { (large: Int64) in
      try self.findings(40) {
        [("unacked", "{}", $0 < 20 ? large : 64, $0 < 20 ? large : 64)]
      }.all(.emptied)
    }
    let first = try #require(found(4_704).first)
    #expect(first.bytes == 20 * (4_704 - 64) && first.instances == 20)
    #expect(try found(96).isEmpty)
  }

  @Test("equal values in at least half of at least fifty")
  func repeated() throws {
    let found = { (count: Int, distinct: Int) in
      try self.findings(count) { [("agent", "'browser \($0 % distinct)'", 640, 640)] }
        .all(.repeated)
    }
    let first = try #require(found(60, 4).first)
    #expect(first.bytes == 56 * 640 && first.confidence == .high)
    #expect(try found(60, 30).count == 1)
    #expect(try found(60, 31).isEmpty)
    #expect(try found(49, 4).isEmpty)
  }

  @Test("values that all share, numbers and addresses are no copies")
  func shared() throws {
    let all = try findings(100) { number in
      [
        ("a", "'same'", 0, 53), ("b", "1", 28, 28),
        ("c", "<app.Other object at 0x7f00>", 200, 200),
      ]
    }
    #expect(all.all(.repeated).isEmpty && all.all(.copies).isEmpty)
  }

  @Test("containers with the same ends and sizes, in one of ten kinds at most")
  func copies() throws {
    let found = { (count: Int, distinct: Int) in
      try self.findings(count) {
        [("settings", "{'a': 'x\($0 % distinct)', .... 'z': 'y'}", 1_000, 232)]
      }.all(.copies)
    }
    let first = try #require(found(20, 2).first)
    #expect(first.confidence == .low && first.bytes == 18_000)
    #expect(try found(19, 1).isEmpty)
    #expect(try found(20, 3).isEmpty)
  }

  @Test("what the recorder compared is proven, and what is different is none")
  func compared() throws {
    let found = { (hashed: Int64, distinct: Int64) in
      try self.findings(40, contents: [["settings", 40, 0, .int(hashed), .int(distinct), 1]]) {
        [("settings", "{'a': 'x\($0 % 2)', .... 'z': 'y'}", 1_000, 232)]
      }.all(.copies)
    }
    let first = try #require(found(40, 10).first)
    #expect(first.confidence == .high && first.bytes == 30_000)
    guard case .repeated(let evidence) = first.evidence else { throw CancellationError() }
    #expect(evidence.isProven && evidence.distinct == 10 && evidence.own == 40)
    #expect(try found(40, 20).count == 1)
    #expect(try found(40, 21).isEmpty)
    // Fewer than twenty were compared: nothing is known.
    #expect(try found(19, 19).first?.confidence == .low)
    #expect(try found(20, 20).isEmpty)
    // Of those that were not compared none is counted.
    #expect(try found(30, 10).map(\.bytes) == [20_000])
    #expect(try found(20, 1).map(\.instances) == [20])
  }

  @Test("equal ends do not say how often a value is there, only what was compared does")
  func times() throws {
    let found = { (most: Int64) in
      try self.findings(60, contents: [["url", 60, 0, 60, 2, .int(most)]]) { _ in
        [("url", "'https://....1'", 500, 500)]
      }.all(.repeated).first?.evidence
    }
    guard case .repeated(let equal) = try found(58), case .repeated(let other) = try found(57)
    else { throw CancellationError() }
    #expect(equal.times == 60 && other.times == nil)
  }

  @Test("numbers that are too long to be written are not equal")
  func unwritten() throws {
    let found = { (value: String) in
      try self.findings(60) { _ in [("key", value, 2_000, 2_000)] }.all(.repeated).count
    }
    #expect(try found("N/A") == 0)
    #expect(try found("N/B") == 1)
  }

  @Test("what was compared at a snapshot with as many instances counts, at no snapshot it does not")
  func comparedElsewhere() throws {
    let found = { (time: Double) in
      try self.findings(
        40, contents: [["settings", 40, 0, 40, 40, 1]], comparedAt: time
      ) {
        [("settings", "{'a': 'x\($0 % 2)', .... 'z': 'y'}", 1_000, 232)]
      }.all(.copies)
    }
    #expect(try found(2).isEmpty)
    #expect(try found(2.5).first?.confidence == .low)
  }

  @Test("two long texts are enough where they were compared")
  func comparedTexts() throws {
    let found = { (contents: PythonLiteral?) in
      try self.findings(60, contents: contents) {
        [("url", "'https://....\($0 % 2)'", 500, 500)]
      }.all(.repeated)
    }
    #expect(try found(nil).isEmpty)
    let first = try #require(found([["url", 60, 0, 60, 2, 30]]).first)
    #expect(first.confidence == .high && first.bytes == 29_000)
  }

  @Test(
    "a buffer that is filled with one character is no copy",
    arguments: [
      ("b'\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00....0\\x00\\x00'", 0),
      ("'xxxxxxxxxxxxxxx....xxxx'", 0),
      ("'xxxxxxxxxxxxxxy....xxxx'", 1),
      ("b'\\x00\\x01\\x00\\x01\\x00\\x01\\x00\\x01\\x00\\x01....0'", 1),
    ])
  func filled(_ value: String, _ expected: Int) throws {
    let found = try findings(60, contents: [["data", 60, 0, 60, 1, 60]]) { _ in
      [("data", value, 1_000, 1_000)]
    }
    #expect(found.all(.repeated).count == expected)
  }

  @Test("containers that differ in one number of several, not records of numbers")
  func nearCopies() throws {
    let copied = try findings(30) {
      [("settings", "{'id': \(100 + $0), 'port': 80, 'limit': 50, 'deep': {'a'....}}", 900, 232)]
    }.all(.copies)
    #expect(copied.count == 1)
    let records = try findings(30) {
      [("point", "{'x': \(100 + $0), 'y': \(300 + $0), 'z': \(700 + $0), ....}", 900, 232)]
    }
    #expect(records.all(.copies).isEmpty)
  }

  @Test("long texts of which the ends are known seem to be few")
  func texts() throws {
    let found = { (groups: Int) in
      try self.findings(60) {
        [("url", "'https://....\($0 % groups)'", 500 + Int64($0 % groups), 500)]
      }.all(.repeated)
    }
    #expect(try found(3).first?.confidence == .low)
    #expect(try found(2).isEmpty)
  }

  @Test("lists of which half the elements are None")
  func sparse() throws {
    let found = { (value: String, content: Int64) in
      try self.findings(10) { _ in [("cells", value, 8_000 + content, 8_000)] }.all(.sparse)
    }
    #expect(try found("[None, None, 'a', 'b', ....]", 2_000).first?.bytes == 80_000)
    #expect(try found("[None, 'c', 'a', 'b', ....]", 2_000).isEmpty)
    #expect(try found("[None, None, 'a', 'b', ....]", 2_001).isEmpty)
  }

  @Test("four thousand numbers in lists of 64 or more, each an object")
  func boxed() throws {
    let found = { (count: Int, flat: Int64, value: String) in
      try self.findings(count) { _ in [("values", value, flat * 4, flat)] }.all(.boxed)
    }
    #expect(try found(63, 568, "[1.5, 2.5, 3.5, ....]").first?.bytes == 63 * 568 * 3)
    #expect(try found(62, 568, "[1.5, 2.5, 3.5, ....]").isEmpty)
    #expect(try found(100, 511, "[1.5, 2.5, 3.5, ....]").isEmpty)
    #expect(try found(63, 568, "[1.5, 'a', 3.5, ....]").isEmpty)
    // A list that grew by itself has places that are still free.
    let grown = try self.findings(100) { _ in
      [("values", "[1.5, 2.5, 3.5, ....]", 856 + 80 * 24, 856)]
    }.all(.boxed)
    guard case .boxed(let evidence) = grown.first?.evidence else { throw CancellationError() }
    #expect(evidence.each == 24 && evidence.numbers == 8_000)
  }

  @Test("a dictionary for each of two thousand small instances")
  func dictionaries() throws {
    let found = { (count: Int, keys: Int) in
      try self.findings(count) { _ in
        (0..<keys).map { ("a\($0)", "\($0)", 0, 28) }
      }.all(.dictionaries)
    }
    let first = try #require(found(2_000, 4).first)
    #expect(first.bytes == 2_000 * (104 - 32) && first.attributes.map(\.text) == ["__dict__"])
    #expect(try found(1_999, 4).isEmpty)
    #expect(try found(2_000, 13).isEmpty)
  }

  @Test(
    "from Python 3.11 on two pointers lead to the attributes; no dictionary where they are inside")
  func namespaces() throws {
    let found = { (python: String, namespace: Int64) in
      let objects = (0..<2_000).map { _ in
        Scene.object(0.5, snapshots: 3) { _ in
          .init(
            48 + namespace + 28, "",
            [
              .init(
                namespace + 28, "__dict__", [.init(0, "[K] a"), .init(28, "[V] a: 7", flat: 28)],
                flat: namespace)
            ], flat: 48)
        }
      }
      return try Scene(
        snapshots: 3, classes: [.init("app.Item", objects)],
        record: ["heapmonitor": 1, "python": .text(python)]
      ).findings().all(.dictionaries).first?.bytes
    }
    #expect(try found("3.10.13", 48) == 2_000 * 40)
    #expect(try found("3.11.7", 48) == 2_000 * 56)
    #expect(try found("3.13.0", 0) == nil)
    #expect(try found("of now", 48) == 2_000 * 40)
  }

  @Test("raw text that is most of each instance, with what was made from it beside")
  func raw() throws {
    let found = { (size: Int64) in
      try self.findings(20) {
        [
          ("source", "b'From: a....\($0)'", size, size), ("words", "['w\($0)', 'v']", 120, 72),
          ("subject", "'s\($0)'", 60, 60),
        ]
      }.all(.rawBeside)
    }
    let first = try #require(found(1_024).first)
    #expect(first.attributes.map(\.text) == ["source"] && first.bytes == 20 * 1_024)
    #expect(try found(1_023).isEmpty)
  }

  @Test("what was made from a raw text may be shared, and in slots")
  func rawInSlots() throws {
    let found = { (branch: String) in
      let objects = (0..<30).map { number in
        Scene.object(0.5, snapshots: 3) { _ in
          .init(
            2_000, "",
            [
              .init(1_600, "[S] body: b'{\"ref\"....\(number)'", flat: 1_600),
              .init(0, "[S] branch: \(branch)", flat: 0),
              .init(100, "[S] commits: (<app.Commit object at 0x7f\(number)>,)", flat: 100),
            ], flat: 300)
        }
      }
      return try Scene(snapshots: 3, classes: [.init("app.Event", objects)]).findings()
        .all(.rawBeside).first?.attributes.map(\.text)
    }
    #expect(try found("'main'") == ["body"])
    #expect(try found("None") == nil)
  }

  @Test("a text and what has the same words, of which one is enough")
  func echo() throws {
    let found = { (size: Int64) in
      try self.findings(100) {
        [
          ("text", "'{\"id\": \($0), \"kind\": \"open\"....'", size, size),
          ("data", "{'id': \($0), 'kind': 'open'....}", 1_500, 232),
        ]
      }.all(.rawBeside)
    }
    let first = try #require(found(300).first)
    #expect(first.attributes.map(\.text) == ["text"])
    guard case .raw(let form) = first.evidence else { Issue.record("\(first)"); return }
    #expect(form.siblings.map(\.text) == ["data"])
    #expect(try found(255).isEmpty)
  }

  @Test("a text whose words others have")
  func derived() throws {
    let found = { (size: Int64) in
      try self.findings(200) {
        [
          ("full", "'/srv/data\($0)/report'", size, size), ("folder", "'/srv/data\($0)'", 60, 60),
          ("file", "'report'", 55, 55),
        ]
      }.all(.derived)
    }
    let first = try #require(found(90).first)
    #expect(first.attributes.map(\.text) == ["full"])
    #expect(try found(89).isEmpty)
  }

  @Test("an object that brings eight tenths of the class along")
  func drags() throws {
    let found = { (share: Int64) in
      try self.findings(20) { _ in
        [
          ("element", "<dom.Element object at 0x7f>", share * 200, 48),
          ("rest", "'r'", (100 - share) * 200 - 152, 60),
        ]
      }.all(.drags)
    }
    #expect(try found(80).first?.attributes.map(\.text) == ["element"])
    #expect(try found(79).isEmpty)
  }

  @Test("objects of a library in a container, not the class's own and not bare data")
  func foreignContents() throws {
    let found = { (value: String, flat: Int64) in
      try self.findings(20) {
        [
          ("tokens", value.replacingOccurrences(of: "#", with: "\($0)"), 16_000, flat),
          ("rest", "'r'", 3_848, 60),
        ]
      }.all(.drags).first?.attributes.map(\.text)
    }
    #expect(try found("[<parser.token.Token object at 0x#....0x7e>, ...]", 664) == ["tokens"])
    #expect(try found("[<app.Token object at 0x#....0x7e>, ...]", 664) == nil)
    #expect(try found("<array.array object at 0x7f>", 15_000) == nil)
  }

  @Test("one that is twenty times the others, and not the first that was sized")
  func giant() throws {
    let found = { (place: Int, size: Int64, count: Int) in
      try self.findings(count) { number in
        [("messages", "['m']", number == place ? size : 0, 88)]
      }.all(.giant)
    }
    let first = try #require(found(5, 100_000, 10).first)
    #expect(first.instances == 1 && first.attributes.map(\.text) == ["messages"])
    #expect(try found(0, 100_000, 10).isEmpty)
    #expect(try found(5, 100_000, 9).isEmpty)
    #expect(try found(5, 152 * 19 - 1, 10).isEmpty)
  }

  @Test("waste needs four pages of memory, whatever its share")
  func fewBytes() throws {
    let found = { (size: Int64) in
      try self.findings(65) { _ in [("a", "'same'", size, size)] }.all(.repeated)
    }
    #expect(try found(256).count == 1)
    #expect(try found(255).isEmpty)
  }

  @Test("waste needs a tenth of the peak; from a megabyte on a hundredth")
  func stakes() throws {
    let found = { (base: Int64, size: Int64) in
      try self.findings(51, base: base) { _ in [("a", "'same'", size, size)] }.all(.repeated)
    }
    #expect(try found(140_000, 400).count == 1)
    #expect(try found(200_000, 400).isEmpty)
    #expect(try found(80_000_000, 24_000).count == 1)
    #expect(try found(80_000_000, 19_000).isEmpty)
  }

  @Test("waste below a megabyte needs a 250th of the process")
  func ofTheProcess() throws {
    let found = { (resident: Int64) in
      let objects = (0..<101).map { _ in
        Scene.object(0.5, snapshots: 3) { _ in Scene.sized([("a", "'same'", 1_000, 1_000)]) }
      }
      return try Scene(
        snapshots: 3, classes: [.init("app.Item", objects)],
        resident: Array(repeating: resident, count: 3)
      ).findings().all(.repeated)
    }
    #expect(try found(25_000_000).count == 1)
    #expect(try found(25_000_001 + 250).isEmpty)
  }
}
