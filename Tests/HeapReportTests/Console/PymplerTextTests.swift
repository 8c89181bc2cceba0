import HeapReport
import HeapStatistics
import TestSupport
import Testing

/// Byte for byte against what real Pympler 1.1 printed.
@Suite("Console texts of Pympler")
struct PymplerTextTests {
  private func stats(_ fixture: Fixture, _ change: (inout ObjectSelection) -> Void) throws
    -> String
  {
    var selection = ObjectSelection()
    change(&selection)
    let stats = ConsoleStats(try analyse(fixture), selection)
    return try text { try stats.write(to: $0) }
  }

  private func string(_ fixture: Fixture, _ call: String) throws -> String {
    String(decoding: try #require(fixture.text(call)), as: UTF8.self)
  }

  private static let withSummary = Fixture.good.filter { $0.text("summary") != nil }
  private static let withStats = Fixture.good.filter { $0.text("stats") != nil }

  /// In these the largest snapshot is not the last one, which Pympler takes for it, and the order of
  /// equal classes shows that.
  private static let otherPeak: Set = [
    "demo-pympler-0.4.3-python2.7", "demo-pympler-0.5-python3.6", "demo-pympler-1.1-python3.11",
    "pympler-1.1-python3.11",
  ]

  @Test("there is something to compare")
  func fixtures() {
    #expect(Self.withSummary.count >= 10)
    #expect(Self.withStats.count >= 9)
  }

  /// What was not measured is a dash here.
  @Test("print_summary()", arguments: withSummary)
  func summary(_ fixture: Fixture) throws {
    let summary = ConsoleSummary(try analyse(fixture))
    let printed = try string(fixture, "summary")
      .split(separator: " active      0     B ", omittingEmptySubsequences: false)
      .joined(separator: " active            - ")
    #expect(try text { try summary.write(to: $0) } == printed)
  }

  @Test("print_stats(), which prints one object", arguments: withStats)
  func standard(_ fixture: Fixture) throws {
    #expect(try stats(fixture) { $0.limit = .count(1) } == string(fixture, "stats"))
  }

  @Test("sort_stats('size').print_stats(limit=5)", arguments: withStats)
  func size(_ fixture: Fixture) throws {
    let printed = try stats(fixture) {
      $0.keys = [.size]
      $0.limit = .count(5)
    }
    #expect(try printed == string(fixture, "stats-size-limit5"))
  }

  @Test("sort_stats('birth').reverse_order().print_stats(limit=10)", arguments: withStats)
  func birth(_ fixture: Fixture) throws {
    let printed = try stats(fixture) {
      $0.keys = [.birth]
      $0.isReversed = true
      $0.limit = .count(10)
    }
    #expect(try printed == string(fixture, "stats-birth-reverse"))
  }

  @Test("print_stats(clsname=…, limit=3)", arguments: withStats)
  func filter(_ fixture: Fixture) throws {
    let printed = try stats(fixture) {
      $0.filter = Self.filter(fixture.name)
      $0.limit = .count(3)
    }
    let isSame = try printed == string(fixture, "stats-filter")
    #expect(isSame != Self.otherPeak.contains(fixture.name))
  }

  /// As the script that recorded the texts chose it.
  private static func filter(_ name: String) -> String {
    if name.hasPrefix("demo") || name.hasPrefix("pympler") { return "Doc" }
    return name == "scons2008" || name == "small" ? "Node" : "a"
  }
}
