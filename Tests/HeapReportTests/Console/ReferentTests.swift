import HeapReport
import TestSupport
import Testing

@Suite("Referents on the console")
struct ReferentTests {
  private typealias Sized = SyntheticDump.Sized

  private func lines(_ sized: SyntheticDump.Sized) throws -> [String] {
    let stats = ConsoleStats(
      try analyse([SyntheticDump.Object(birth: 0, sizes: [(0, sized)])]), ObjectSelection())
    return try text { try stats.write(to: $0) }.split(separator: "\n").dropFirst(2).map(String.init)
  }

  @Test("largest first, among equal ones the last first, each with its own below it")
  func order() throws {
    let printed = try lines(
      Sized(1_000, "", [Sized(10, "a"), Sized(300, "b", [Sized(200, "in b")]), Sized(10, "c")]))
    #expect(
      printed.map { $0.split(separator: "  ")[0] } == ["b", "in b", "c", "a"].map { $0[...] })
    #expect(
      printed[1] == "      in b" + String(repeating: " ", count: 40) + "  200     B      20% [2]")
  }

  @Test("0.1 % of the whole object is too little, whatever the parent")
  func smallest() throws {
    let small = Sized(1, "1 of 1,000")
    #expect(try lines(Sized(1_000, "", [small])).isEmpty)
    #expect(try lines(Sized(1_000, "", [Sized(2, "", [small])])).count == 1)
    #expect(try lines(Sized(999, "", [small])).count == 1)
    #expect(try lines(Sized(1_000, "", [Sized(0, "", [Sized(900, "")])])).isEmpty)
  }

  @Test("deep trees need no deep stack, and names give way to the indentation")
  func depth() throws {
    var tree = Sized(100, "leaf")
    for _ in 0..<200 { tree = Sized(100, "node", [tree]) }
    let printed = try lines(Sized(100, "", [tree]))
    #expect(printed.count == 201)
    let indentation = String(repeating: " ", count: 47)
    #expect(printed[30] == indentation + "...  100     B     100% [31]")
  }
}
