import Measures
import ReferenceCycles
import Testing

@Suite("Reading graphs")
struct ParserTests {
  @Test("a graph of Pympler's")
  func fixture() throws {
    let graph = try ReferenceGraph(Samples.leakgraph())
    #expect(graph.nodes.count == 168 && graph.edges.count == 263)
    #expect(graph.types[Int(graph.nodes[0].type)] == "dict")
    #expect(graph.repr(of: 0) == "{'__module__': 'ast', '__doc__': 'Precedence ...")
    #expect(graph.name(of: 0) == "0x7f6a1c8017c0")
    #expect(Set(graph.labels).isSuperset(of: ["", "__mro__", "cell_contents"]))
    #expect(graph.nodes.allSatisfy { $0.size == nil && $0.type != 0 })
  }

  @Test(
    "the lines of a label",
    arguments: [
      (#"Node(a)\nNode"#, "Node(a)", "Node", nil),
      (#"'a\nb\nc'\nstr"#, #"'a\nb\nc'"#, "str", nil),
      (#"Node(a)\nNode\n56 bytes"#, "Node(a)", "Node", 56),
      (#"x\nT\n1 byte"#, "x", "T", 1),
      (#"'\\n'\nstr"#, #"'\n'"#, "str", nil),
      (#"'C:\\dir'\nstr"#, #"'C:\dir'"#, "str", nil),
      (#"ends in \\nT"#, #"ends in \"#, "T", nil),
      (#"only a name"#, "only a name", "", nil),
      (#"56 bytes"#, "56 bytes", "", nil),
      (#"r\n"#, "r", "", nil),
      (#"r\nT\n99999999999999999999 bytes"#, #"r\nT"#, "99999999999999999999 bytes", nil),
      ("", "", "", nil),
    ] as [(String, String, String, ByteCount?)])
  func label(_ label: String, _ repr: String, _ type: String, _ size: ByteCount?) throws {
    let graph = try Samples.graph("\"Xx1\" [ label = \"\(label)\"  ];")
    #expect(graph.repr(of: 0) == repr)
    #expect(graph.types[Int(graph.nodes[0].type)] == type)
    #expect(graph.nodes[0].size == size)
  }

  @Test("colours, weights and settings are skipped")
  func attributes() throws {
    let graph = try Samples.graph(
      """
      rankdir=LR; node [shape=box]; edge [fontsize=10] graph [label="no"]
      "Xx1" [ label = "<bound method>\\ninstancemethod" , color=red ];
      Xx1 -> Xx2 [label="__dict__",weight=100]; // a comment
      /* and
      another */ Xx2 -> Xx1 -> Xx1
      # a line
      """)
    #expect(graph.nodes.count == 2 && graph.edges.count == 3)
    #expect(graph.labels == ["", "__dict__"])
    #expect(graph.edges.map(\.label) == [1, 0, 0])
  }

  @Test("subgraphs are read as if there were none")
  func subgraphs() throws {
    let graph = try Samples.graph(
      "subgraph cluster_0 { label=\"40 x\"; X1 [label=\"a\\nT\"]; { X2 } } X1 -> X2 [label=p]")
    #expect(graph.nodes.count == 2 && graph.edges.count == 1 && graph.labels == ["", "p"])
  }

  @Test(
    "names of references that Pympler did not escape",
    arguments: [
      (#"say "hi""#, #"say "hi""#), (#"C:\"#, #"C:\"#), (#""""#, #""""#), (#"a"b"c"#, #"a"b"c"#),
      ("two\nlines", "two\nlines"), ("ümlaut → ж", "ümlaut → ж"), (#"\"q\""#, #""q""#),
      ("// no comment", "// no comment"), ("} ; [", "} ; ["),
    ])
  func names(_ written: String, _ name: String) throws {
    let graph = try Samples.graph(Samples.edge(1, 2, written) + Samples.edge(2, 1, "back"))
    #expect(graph.labels == ["", name, "back"])
    #expect(graph.edges.count == 2)
  }

  @Test("what is not UTF-8 is repaired, a byte order mark skipped")
  func encoding() throws {
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("digraph { a [label=\"".utf8)
    bytes += [0xFF, 0xC3] + Array("\\nT\"] }".utf8)
    let graph = try ReferenceGraph(bytes)
    #expect(graph.repr(of: 0) == "\u{FFFD}\u{FFFD}")
  }
}
