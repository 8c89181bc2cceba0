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
    + [
      ConsoleCase("runs", "demo-pympler-1.0.1-python3.8", "demo-pympler-1.1-python3.13"),
      ConsoleCase("parts", "small", "pympler-1.1-python3.11", ["--names", "old,new"]),
      ConsoleCase("itself", "scons2008", "scons2008"),
      ConsoleCase("hostile", "hostile", "record", ["--at", "last"]),
      ConsoleCase("json", "small", "one-snapshot", ["--format", "json"]),
    ]

  /// A comparison of two fixtures.
  private init(_ name: String, _ base: String, _ head: String, _ options: [String] = []) {
    golden = "console/diff/\(name)"
    arguments = ["diff"] + options + [Fixture(base).path, Fixture(head).path]
  }

  private init(_ fixture: String, _ name: String, _ arguments: [String]) {
    golden = "console/\(fixture)/\(name)"
    self.arguments = arguments + [Fixture(fixture).path]
  }
}
