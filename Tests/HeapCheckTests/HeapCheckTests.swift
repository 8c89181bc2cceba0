import HeapCheck
import HeapFindings
import HeapProfile
import HeapStatistics
import Testing

@Suite("Limits against a dump")
struct HeapCheckTests {
  /// 110, 70 bytes; of Node* 60 in 2 instances, then 70 in 1.
  private let dump = try? analysis([
    "Node.A": [[40, 70]], "Node.B": [[20, nil]], "Other": [[50, nil]],
  ])

  private func outcome(_ limit: Limit, allowsMissing: Bool = false) throws -> Outcome {
    let check = try HeapCheck([limit], of: try #require(dump), allowsMissing: allowsMissing)
    return try #require(check.outcomes.first)
  }

  private func number(_ outcome: Outcome) throws -> Measurement {
    guard case .number(let measured) = outcome.evidence else { throw CancellationError() }
    return measured
  }

  @Test("the total is that of the peak; what is equal is within")
  func total() throws {
    let outcome = try outcome(.total(110))
    #expect(try number(outcome).value == 110 && number(outcome).snapshot.rawValue == 0)
    #expect(!outcome.isExceeded)
    #expect(try self.outcome(.total(109)).isExceeded)
  }

  @Test(
    "a class limit is one over the sum of the classes that match, at the snapshot with the most")
  func classes() throws {
    let outcome = try outcome(.classBytes(ClassPattern("Node*"), 70))
    let measured = try number(outcome)
    #expect(measured.value == 70 && measured.snapshot.rawValue == 1 && measured.classes.count == 2)
    #expect(!outcome.isExceeded)
    #expect(try self.outcome(.classBytes(ClassPattern("Node*"), 69)).isExceeded)
    #expect(try number(self.outcome(.classBytes(ClassPattern("*"), 0))).value == 110)
  }

  @Test("instances are those alive at one snapshot, and need not be where the bytes are most")
  func instances() throws {
    let measured = try number(outcome(.instances(ClassPattern("Node*"), 2)))
    #expect(measured.value == 2 && measured.snapshot.rawValue == 0)
    #expect(try !outcome(.instances(ClassPattern("Node*"), 2)).isExceeded)
    #expect(try outcome(.instances(ClassPattern("Node*"), 1)).isExceeded)
  }

  @Test("a pattern that matches nothing is an error that names the nearest, unless that may be")
  func missing() throws {
    let pattern = ClassPattern("Other2")
    #expect(throws: CheckError.matchesNothing(pattern, nearest: "Other")) {
      try outcome(.instances(pattern, 5))
    }
    #expect(throws: CheckError.matchesNothing(ClassPattern("x*"), nearest: nil)) {
      try outcome(.classBytes(ClassPattern("x*"), 5))
    }
    let allowed = try outcome(.instances(pattern, 0), allowsMissing: true)
    #expect(try number(allowed).value == 0 && !allowed.isExceeded)
  }

  @Test("without snapshots nothing is compared, and that is not a success")
  func noSnapshots() throws {
    let empty = try analysis(["Node.A": []], snapshots: 0)
    #expect(throws: CheckError.noSnapshots(.checked)) { try HeapCheck([.total(5)], of: empty) }
    let choice = try #require(FindingChoice("any"))
    #expect(try HeapCheck([.noFinding(choice)], of: empty).exceeded.isEmpty)
  }

  @Test("a finding of a forbidden kind is one too many, one of another kind is not")
  func findings() throws {
    // Every snapshot one more that stays.
    let leaking = try analysis(
      [
        "app.Item": (0..<12).map { place in
          (0..<12).map { $0 < place ? nil : 1_000_000 }
        }
      ], snapshots: 12)
    let leak = try #require(FindingChoice("growth"))
    let giant = try #require(FindingChoice("giant"))
    let check = try HeapCheck([.noFinding(leak), .noFinding(giant)], of: leaking)
    #expect(check.outcomes.map(\.isExceeded) == [true, false])
    #expect(check.exceeded.count == 1 && check.findings.first?.kind == .accumulation)
  }
}

@Suite("Growth from a baseline")
struct HeapCheckGrowthTests {
  private func growth(_ limit: Limit, allowsMissing: Bool = false) throws -> Outcome {
    let base = try analysis(["Node.A": [[100, 80]], "Gone": [[10, 10]]])
    let now = try analysis(["Node.A": [[90, 105]], "New": [[1, 1]]])
    let check = try HeapCheck([limit], of: now, since: base, allowsMissing: allowsMissing)
    return try #require(check.outcomes.first)
  }

  private func percent(_ text: String) throws -> Growth { try #require(Growth(text)) }

  @Test("peak against peak")
  func total() throws {
    // 110 at the first, 106 at the last.
    #expect(try !growth(.growth(.bytes(0))).isExceeded)
    let base = try analysis(["A": [[100, 80]]])
    let now = try analysis(["A": [[90, 105]]])
    func exceeded(_ text: String) throws -> Bool {
      try HeapCheck([.growth(percent(text))], of: now, since: base).exceeded.count == 1
    }
    #expect(try !exceeded("5%") && exceeded("4.99%") && !exceeded("5") && exceeded("4"))
  }

  @Test("the most that a class has against the most that it had")
  func classes() throws {
    let node = ClassPattern("Node*")
    #expect(try !growth(.classGrowth(node, percent("5%"))).isExceeded)
    let outcome = try growth(.classGrowth(node, percent("4%")))
    #expect(outcome.isExceeded)
    guard case .number(let measured) = outcome.evidence else { Issue.record("no number"); return }
    #expect(measured.value == 105 && measured.base?.value == 100)
    #expect(measured.snapshot.rawValue == 1 && measured.base?.snapshot.rawValue == 0)
  }

  @Test("what is new grew from 0: beyond any percentage, within bytes that allow it")
  func new() throws {
    #expect(try growth(.classGrowth(ClassPattern("New"), percent("1000%"))).isExceeded)
    #expect(try !growth(.classGrowth(ClassPattern("New"), .bytes(1))).isExceeded)
    #expect(try growth(.classGrowth(ClassPattern("New"), .bytes(0))).isExceeded)
  }

  @Test("what is gone did not grow, and is no class that nobody knows")
  func gone() throws {
    #expect(try !growth(.classGrowth(ClassPattern("Gone"), percent("0%"))).isExceeded)
    #expect(throws: CheckError.self) { try growth(.classGrowth(ClassPattern("X"), .bytes(0))) }
    #expect(try !growth(.classGrowth(ClassPattern("X"), .bytes(0)), allowsMissing: true).isExceeded)
  }

  @Test("a baseline without snapshots has nothing to count from")
  func emptyBaseline() throws {
    let now = try analysis(["A": [[90, 105]]])
    let empty = try analysis(["A": []], snapshots: 0)
    #expect(throws: CheckError.noSnapshots(.baseline)) {
      try HeapCheck([.growth(.bytes(5))], of: now, since: empty)
    }
    #expect(try HeapCheck([.total(105)], of: now, since: empty).exceeded.isEmpty)
  }
}
