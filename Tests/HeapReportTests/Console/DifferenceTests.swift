import HeapReport
import HeapStatistics
import PickleReader
import TestSupport
import Testing

/// Where the console differs from Pympler on purpose, a test each.
@Suite("Deliberate differences to Pympler")
struct DifferenceTests {
  private typealias Object = SyntheticDump.Object
  private typealias Sized = SyntheticDump.Sized

  /// The printed names, or whole lines, of a selection.
  private func stats(
    _ analysis: HeapAnalysis, _ change: (inout ObjectSelection) -> Void = { _ in }
  ) throws -> [Substring] {
    var selection = ObjectSelection()
    change(&selection)
    let stats = ConsoleStats(analysis, selection)
    return try text { try stats.write(to: $0) }.split(separator: "\n")
  }

  /// The places of the selected objects in the dump.
  private func order(
    _ analysis: HeapAnalysis, _ change: (inout ObjectSelection) -> Void
  ) -> [Int] {
    var selection = ObjectSelection()
    change(&selection)
    return Array(selection.objects(of: analysis))
  }

  @Test("tsize is the size at the largest snapshot, not at the last that is not empty")
  func peak() throws {
    let analysis = try analyse(
      [
        Object(birth: 0, sizes: [(1, Sized(10)), (2, Sized(900))]),
        Object(birth: 0, sizes: [(1, Sized(990)), (2, Sized(10))]),
      ], [.init(1, trackedTotal: 1_000), .init(2, trackedTotal: 910)])
    #expect(order(analysis) { $0.keys = [.tsize] } == [1, 0])
  }

  @Test("without a limit all objects are printed, not one")
  func everything() throws {
    let analysis = try analyse([Object(birth: 0), Object(birth: 1), Object(birth: 2)])
    #expect(try stats(analysis).count == 3)
  }

  @Test("a fraction is one of the filtered objects; at least one is printed")
  func fraction() throws {
    var dump = SyntheticDump()
    dump.classes = [
      .init("app.A", Array(repeating: Object(birth: 0), count: 20)),
      .init("app.B", Array(repeating: Object(birth: 0), count: 7)),
    ]
    let analysis = try analyse(dump)
    for (part, count) in [(0.5, 3), (0.999, 6), (0.01, 1)] {
      let shown = order(analysis) {
        $0.filter = "B"
        $0.limit = .fraction(part)
      }
      #expect(shown.count == count, "\(part)")
    }
    let none = order(analysis) {
      $0.filter = "C"
      $0.limit = .fraction(0.5)
    }
    #expect(none.isEmpty)
  }

  @Test("a limit is a count or a fraction; 0 and less is neither")
  func limits() {
    #expect(ObjectSelection.Limit(1) == .count(1))
    #expect(ObjectSelection.Limit(2.9) == .count(2))
    #expect(ObjectSelection.Limit(1e300) == .count(.max))
    #expect(ObjectSelection.Limit(0.25) == .fraction(0.25))
    for number in [0, -1, -0.5, .nan, .infinity] as [Double] {
      #expect(ObjectSelection.Limit(number) == nil)
    }
  }

  @Test("living objects sort after all deaths, where Python cannot compare them")
  func death() throws {
    let analysis = try analyse([
      Object(birth: 0), Object(birth: 0, death: 2), Object(birth: 0), Object(birth: 0, death: 1),
    ])
    #expect(order(analysis) { $0.keys = [.death] } == [3, 1, 0, 2])
    let reversed = order(analysis) {
      $0.keys = [.death]
      $0.isReversed = true
    }
    #expect(reversed == [2, 0, 1, 3])
  }

  @Test("a death at 0.0 is a death")
  func deathAtZero() throws {
    let lines = try stats(analyse([Object(birth: -1, death: 0)]))
    #expect(lines[0].contains(" ( free )   "))
    #expect(lines.last == "  00:00:00.00                    finalize")
  }

  @Test("a part of nothing has no share, where Pympler divides by zero")
  func nothing() throws {
    let lines = try stats(
      analyse([Object(birth: 0, sizes: [(0, Sized(0, "", [Sized(5, "part")]))])]))
    let expected = "    part".padded(50) + "    5     B       -% [1]"
    #expect(lines.last.map(String.init) == expected)
  }

  @Test("an address that is not known is not address 0")
  func address() throws {
    var object = Object(birth: 0)
    object.attributes["id"] = [.op(.none)]
    #expect(
      try stats(analyse([object])) == [
        Substring("app.C".padded(32) + " (unknown)  " + "<app.C>".padded(35))
      ])
  }

  @Test("frames that are only text are printed as that, where Pympler cannot take them apart")
  func textFrames() throws {
    let trace = try stats(analyse(Fixture("heapmonitor-2008-protocol0"))).filter {
      $0.hasPrefix("    ")
    }
    #expect(!trace.isEmpty)
  }

  @Test("escape sequences of a dump do not reach the terminal")
  func control() throws {
    var object = Object(birth: 0)
    object.attributes["repr"] = [.text("\u{1B}[2J\u{202E}")]
    #expect(try stats(analyse([object]))[0].hasSuffix(#"\x1b[2J\u202e"#.padded(35)))
  }
}

extension String {
  fileprivate func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - unicodeScalars.count))
  }
}
