import Foundation

extension ErrorCase {
  /// Graphs of reference cycles that cannot be read, and pictures that cannot be drawn.
  static let graphs: [ErrorCase] =
    [
      ErrorCase(["garbage", "nothere.txt"]),
      ErrorCase(["garbage", "heap.dat"]),
      ErrorCase(["heap.dat", "--garbage", "heap.dat"]),
      ErrorCase(
        ["garbage", "-"], input: Array("digraph G { a -> b b -> a }".utf8),
        environment: ["PATH": "/nowhere"], note: "no dot in PATH"),
      ErrorCase(
        ["garbage", "-", "-q"], input: Array("digraph G { a -> b b -> a }".utf8),
        environment: ["PATH": "/nowhere"], note: "no dot in PATH"),
      ErrorCase(
        ["garbage", "-"], input: Array("digraph G { a -> b }".utf8),
        environment: ["PATH": "/nowhere"], note: "no dot in PATH"),
    ]
    + [
      ErrorCase(
        ["garbage", "-"], input: Array("digraph G { a -> b b -> a }".utf8),
        environment: ["PATH": "FOLDER:/usr/bin:/bin"], note: "a dot that draws nothing"
      ) {
        try $0.write("dot", "#!/bin/sh\ncat >/dev/null\n")
        try FileManager.default.setAttributes(
          [.posixPermissions: 0o755], ofItemAtPath: $0.url("dot").path)
      }
    ]
    + [
      "", "// nothing\n", "PK\u{3}", "graph G {}", "digraph G {\n a:n -> b }",
      "digraph {\n\n a -- b }", "digraph { a [label=<b>] }", "digraph {\n a [label=\"x",
      "digraph {\n a ->", "digraph {\n a;\n", "digraph {}\n}", "digraph {\n/* a",
      "digraph { a [label=] }", "digraph { \u{1} }", "digraph { a -> { b } }",
      "digraph G", "digraph { a [=b] }", String(repeating: "{", count: 2),
      "digraph " + String(repeating: "{", count: 2_000),
    ].enumerated().map { number, text in
      ErrorCase(["garbage", "graph-\(number + 1).txt"], note: text) {
        try $0.write("graph-\(number + 1).txt", text)
      }
    }
}
