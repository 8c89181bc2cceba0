import Foundation
import ReferenceCycles

/// Graphs for tests.
enum Samples {
  /// Real output of Pympler's `GarbageGraph.write_graph`.
  static func leakgraph() throws -> [UInt8] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Fixtures/leakgraph.txt")
    return try [UInt8](Data(contentsOf: file))
  }

  static func graph(_ body: String) throws -> ReferenceGraph {
    try ReferenceGraph(Array("digraph G {\n\(body)\n}\n".utf8))
  }

  static func analysis(_ body: String) throws -> CycleAnalysis {
    CycleAnalysis(try graph(body))
  }

  /// An object as the writers write it.
  static func node(_ id: Int, _ type: String, _ repr: String = "r") -> String {
    "\"X\(id)\" [ label = \"\(repr)\\n\(type)\"  ];\n"
  }

  static func edge(_ from: Int, _ to: Int, _ label: String = "") -> String {
    "X\(from) -> X\(to) [label=\"\(label)\"];\n"
  }
}
