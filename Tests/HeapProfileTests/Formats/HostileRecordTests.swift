import Bytes
import HeapProfile
import PickleReader
import TestSupport
import Testing

/// A tree of nine steps.
private let nineSteps: PythonLiteral = (0..<9).reduce([1, 1, "", []]) { tree, _ in
  [1, 1, "", [tree]]
}

@Suite("Records that nobody should trust")
struct HostileRecordTests {
  private func refusal(_ record: PythonLiteral) -> LoadError? {
    do throws(LoadError) {
      _ = try profile(recording: record)
      return nil
    } catch {
      return error
    }
  }

  private static let long = PythonLiteral.pieces([
    .counted(.long1, UInt8.self, [0, 0, 0, 0, 0, 0, 0, 0, 1])
  ])

  @Test("a sample is of an instance that its class has")
  func samplesOfOthers() {
    let samples: PythonLiteral = [["app.C", 1, [[9, [1, 1, "", []]]]]]
    #expect(refusal(["heapmonitor": 1, "samples": samples])?.code == .inconsistent)
  }

  @Test(
    "a wrong type or number is an error that names its key and its place",
    arguments: [
      ("python", 3, "has an int for a string"), ("recorder", ["x"], "for a string"),
      ("command", "ls", "has a string for a list"), ("command", [1], "has an int for a string"),
      ("pid", "4711", "has a string for an int"), ("pid", -1, "has a negative number"),
      ("pid", true, "has a bool for an int"), ("pid", long, "has an int of more than 64 bits"),
      ("started", "now", "has a string for a number"), ("started", .float(.nan), "is not finite"),
      ("duration", .float(.infinity), "is not finite"), ("duration", -0.5, "negative number"),
      ("interval", -1, "has a negative number"), ("interval", false, "has a bool for a number"),
      ("ended", 9, "has an int for a string"), ("births", [["app.C"]], "has a list of 1, not of 3"),
      ("births", [["app.C", 1, .none]], "has an int for a string"),
      ("births", [["a", "exact", .none], ["a", "exact", .none]], "names a class twice"),
      ("short_lived", [["app.C", .none, -1]], "has a negative number"),
      ("short_lived", [["app.C", .none, 1.5]], "has a float for an int"),
      ("short_lived", [["app.C", .none, long]], "has an int of more than 64 bits"),
      ("short_lived", [[1, .none, 1]], "has an int for a string"), ("short_lived", 1, "for a list"),
      ("living", [["app.C", .none, -1]], "has a negative number"),
      ("short_lived_at", [["app.C", [-1]]], "has a negative number"),
      ("short_lived_at", [["app.C", 1]], "has an int for a list"),
      ("short_lived_at", [["a", [1]], ["a", [1]]], "names a class twice"),
      ("holders", [["a", 1]], "has a list of 2, not of 3"), ("holders", 1, "for a list"),
      ("holders", [["a", -1, []]], "has a negative number"),
      ("holders", [["a", 1, [["x"]]]], "has a list of 1, not of 2"),
      ("holders", [["a", 1, [["x", 2]]]], "has ways to more instances than were looked at"),
      ("holders", [["a", 3, [["x", 2], ["y", 2]]]], "has ways to more instances"),
      ("holders", [["a", 1, []], ["a", 1, []]], "names a class twice"),
      ("contents", [["a", 1, 1]], "has an int for a list"), ("contents", [["a"]], "not of 3"),
      ("contents", [["a", .float(.nan), []]], "is not finite"),
      ("contents", [["a", 1, [["x", 1, 0, 1, 1]]]], "has a list of 5, not of 6"),
      ("contents", [["a", 1, [["x", 1, 0, 2, 1, 1]]]], "counts more values than were looked at"),
      ("contents", [["a", 1, [["x", 2, 0, 1, 2, 1]]]], "counts more values than were looked at"),
      ("contents", [["a", 1, [["x", 2, 0, 1, 1, 2]]]], "counts more values than were looked at"),
      ("contents", [["a", 1, [["x", 2, -1, 1, 1, 1]]]], "has a negative number"),
      (
        "contents", [["a", 1, [["x", 0, 0, 0, 0, 0], ["x", 0, 0, 0, 0, 0]]]], "an attribute twice"
      ),
      ("contents", [["a", 1, []], ["a", 2, []]], "names a class twice"),
      ("samples", [["a", 1]], "has a list of 2, not of 3"), ("samples", 1, "for a list"),
      ("samples", [["a", .float(.nan), []]], "is not finite"),
      ("samples", [["a", 1, [[0]]]], "has a list of 1, not of 2"),
      ("samples", [["a", 1, [[-1, [1, 1, "", []]]]]], "has a negative number"),
      ("samples", [["a", 1, [[0, [1, 1, ""]]]]], "has a list of 3, not of 4"),
      ("samples", [["a", 1, [[0, [1, -1, "", []]]]]], "has a negative number"),
      ("samples", [["a", 1, [[0, [1, 1, 1, []]]]]], "has an int for a string"),
      ("samples", [["a", 1, [[0, [1, 1, "", 1]]]]], "has an int for a list"),
      ("samples", [["a", 1, [[0, nineSteps]]]], "has a tree that is too deep"),
      (
        "samples", [["a", 1, [[0, [1, 1, "", []]], [0, [1, 1, "", []]]]]], "an instance twice"
      ),
      ("samples", [["a", 1, []], ["a", 2, []]], "names a class twice"),
      ("shared", 1, "has an int for a list"), ("shared", [[["dict"]]], "has a list of 1, not of 7"),
      ("shared", [[["d", "", -1, 1, "app.C", 0, []]], []], "has a negative number"),
      ("shared", [[["d", "", 1, -1, "app.C", 0, []]], []], "has a negative number"),
      ("shared", [[["d", "", 1, 1, "app.C", -1, []]], []], "has a negative number"),
      ("shared", [[["d", "", 1, long, "app.C", 0, []]], []], "an int of more than 64 bits"),
      ("shared", [[["d", .none, 1, 1, "app.C", 0, []]], []], "has None for a string"),
      ("shared", [[["d", "", 1, 1, "app.C", 0, [["app.C"]]]], []], "has a list of 1, not of 2"),
      ("shared", [[["d", "", 1, 1, "app.C", 0, [["app.C", -1]]]], []], "has a negative number"),
      ("unseen", [["a"]], "has a list of 1, not of 2"), ("unseen", [["a", .none]], "None for a"),
      ("notes", [.none], "has None for a string"),
      ("notes", ["a": 1], "has a dict of 1 for a list"),
    ] as [(String, PythonLiteral, String)])
  func types(_ key: String, _ value: PythonLiteral, _ words: String) throws {
    let error = try #require(
      refusal(.dictionary([("heapmonitor", 1), (.text(key), value)])))
    #expect(error.code == .malformed && error.offset == dumpBeforeRecord.count)
    #expect(error.reason.hasPrefix("\"\(key)\" of the record "), "\(error.reason)")
    #expect(error.reason.contains(words), "\(error.reason)")
  }

  @Test(
    "what is shared counts for an instance that there is, at each snapshot",
    arguments: [
      ([[]], "for other snapshots"), ([[], [], []], "for other snapshots"),
      ([[["d", "", 1, 1, "app.C", 2, []]], []], "does not exist"),
      ([[["d", "", 1, 1, "app.Gone", 0, []]], []], "does not exist"),
    ] as [(PythonLiteral, String)])
  func shared(_ value: PythonLiteral, _ words: String) throws {
    let error = try #require(refusal(["heapmonitor": 1, "shared": value]))
    #expect(error.code == .inconsistent && error.reason.contains(words), "\(error.reason)")
  }

  @Test("the largest numbers of what is shared add up without a trap")
  func largest() throws {
    let row: PythonLiteral = [
      "d", "", .int(.max), .int(.max), "app.C", 0, [["app.C", .int(.max)], ["", .int(.max)]],
    ]
    let profile = try profile(recording: ["heapmonitor": 1, "shared": [[row, row], [row]]])
    #expect(profile.snapshots[0].shared?.count == 2)
  }

  @Test(
    "a census has a number for each time, and times in order",
    arguments: [
      (["at": 1], "\"at\" of the record has an int"), (["at": ["x"]], "has a string for a number"),
      (["at": [2.0, 1.0]], "\"at\" of the record is not in order"),
      (["at": [.float(.nan)]], "is not finite"),
      (["at": [1.0], "types": [["t", [1, 2], [1]]]], "has 2 numbers for 1 times"),
      (["at": [1.0], "types": [["t", [-1], [1]]]], "has a negative number"),
      (["at": [1.0], "types": [["t", [1.0], [1]]]], "has a float for an int"),
      (["at": [1.0], "types": [["t", [1]]]], "has a list of 2, not of 3"),
      (["at": [], "own": [1]], "\"own\" of the record has an int"), ([1], "is a list of 1 int"),
    ] as [(PythonLiteral, String)])
  func census(_ census: PythonLiteral, _ words: String) throws {
    let error = try #require(refusal(["heapmonitor": 1, "census": census]))
    #expect(error.reason.contains(words), "\(error.reason)")
  }

  @Test(
    "a version that is none is an error",
    arguments: [.none, 0, -1, "1", 1.0, true] as [PythonLiteral])
  func version(_ version: PythonLiteral) throws {
    #expect(refusal(["heapmonitor": version])?.code == .malformed)
  }

  @Test("numbers at snapshots are those of the snapshots, and no more than there were instances")
  func shortLivedAtSnapshots() throws {
    let count = try profile(recording: ["heapmonitor": 1]).snapshots.count
    func refused(_ counts: [Int]) -> LoadError.Code? {
      let numbers = PythonLiteral.list(counts.map { .int(Int64($0)) })
      return refusal([
        "heapmonitor": 1, "short_lived": [["a", .none, 3]], "short_lived_at": [["a", numbers]],
      ])?.code
    }
    #expect(refused([Int](repeating: 0, count: count)) == nil)
    #expect(refused([Int](repeating: 0, count: count + 1)) == .inconsistent)
    #expect(refused([4] + [Int](repeating: 0, count: max(0, count - 1))) == .inconsistent)
  }

  @Test("numbers that do not add up within 62 bits are an error")
  func sums() {
    let most = PythonLiteral.int(.max)
    #expect(
      refusal(["heapmonitor": 1, "short_lived": [["a", .none, most]]])?.code == .inconsistent)
    let half = PythonLiteral.int(1 << 61)
    let two: PythonLiteral = [["a", .none, half], ["b", .none, half]]
    #expect(refusal(["heapmonitor": 1, "short_lived": two])?.code == .inconsistent)
    let types: PythonLiteral = [["a", [most], [most]], ["b", [1], [1]]]
    #expect(
      refusal(["heapmonitor": 1, "census": ["at": [1.0], "types": types]])?.code == .inconsistent)
  }

  @Test("a trace that is none is an error")
  func traces() {
    #expect(refusal(["heapmonitor": 1, "short_lived": [["a", 7, 1]]])?.code == .malformed)
    #expect(refusal(["heapmonitor": 1, "short_lived": [["a", [7], 1]]])?.code == .malformed)
  }

  @Test("a long part that is referred to again and again meets the limit")
  func sharing() {
    // A list of a thousand numbers, shared by thousands of types.
    let numbers = TestSupport.list((0..<1_000).map { _ in [.op(.none)] }) + [.op(.binPut, 1)]
    let again: PythonLiteral = .pieces([.op(.binGet, 1)])
    let first: PythonLiteral = ["t", .pieces(numbers), again]
    let rows = [first] + Array(repeating: ["t", again, again] as PythonLiteral, count: 4_000)
    let times = (0..<1_000).map { PythonLiteral.float(Double($0)) }
    let record: PythonLiteral = [
      "heapmonitor": 1, "census": ["at": .list(times), "types": .list(rows)],
    ]
    #expect(refusal(record)?.code == .limitExceeded)
    let text: [Piece] = [.text(String(repeating: "x", count: 5_000)), .op(.binPut, 1)]
    let command = [.pieces(text)] + Array(repeating: again, count: 5_000)
    #expect(refusal(["heapmonitor": 1, "command": .list(command)])?.code == .limitExceeded)
  }

  @Test("lists in lists, thousands deep, are an error or passed over")
  func deep() {
    let count = 20_000
    let nested = PythonLiteral.pieces(
      Array(repeating: .op(.mark), count: count) + Array(repeating: .op(.list), count: count))
    #expect(refusal(["heapmonitor": 1, "notes": nested])?.code == .malformed)
    #expect(refusal(["heapmonitor": 1, "later": nested]) == nil)
  }

  @Test("the first of other bytes, not of a record, are told as before")
  func others() {
    let second: PythonLiteral = ["heapmonitor": []]
    #expect(refusal(second)?.code == .surrounded)
    #expect(refusal(["other": 1])?.code == .surrounded)
    #expect(refusal([1])?.code == .surrounded)
  }

  @Test("each beginning of a record is refused")
  func prefixes() throws {
    let whole = try Fixture("record").bytes()
    let end = try #require(
      whole.indices.first { whole[$0...].starts(with: Array("heapmonitor".utf8)) })
    let accepted = (end..<whole.count).filter {
      (try? HeapProfile(OwnedBytes(Array(whole[..<$0])))) != nil
    }
    #expect(accepted.isEmpty)
  }
}
