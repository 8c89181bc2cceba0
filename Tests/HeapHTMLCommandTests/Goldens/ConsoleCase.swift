import TestSupport

/// A call whose standard output is a golden.
struct ConsoleCase: Sendable, CustomStringConvertible {
  /// What the file is called below the module's goldens, without `.txt`.
  let golden: String
  let arguments: [String]

  var description: String { golden }

  static let all: [ConsoleCase] =
    [
      "demo-pympler-1.1-python3.11", "scons2008", "hostile",
    ].flatMap { name in
      [
        ConsoleCase(name, "summary", ["summary"]),
        ConsoleCase(name, "export.csv", ["export", "--format", "csv"]),
        // The objects of scons2008 are many.
        ConsoleCase(name, "stats", ["stats", "--limit", "12"]),
        ConsoleCase(
          name, "stats-by-size", ["stats", "--sort", "tsize", "--sort", "name", "--limit", "0.02"]),
        ConsoleCase(
          name, "stats-oldest", ["stats", "--sort", "birth", "--reverse", "--limit", "4"]),
        ConsoleCase(name, "stats-filter", ["stats", "--filter", "e", "--limit", "4"]),
      ]
    }
    + [
      ConsoleCase("small", "export.json", ["export", "--format", "json"]),
      ConsoleCase("record", "summary", ["summary"]),
      ConsoleCase("record", "stats", ["stats", "--limit", "2"]),
      ConsoleCase("record", "export.csv", ["export", "--format", "csv"]),
    ]

  private init(_ fixture: String, _ name: String, _ arguments: [String]) {
    golden = "console/\(fixture)/\(name)"
    self.arguments = arguments + [Fixture(fixture).path]
  }
}
