/// Reads the part of Graphviz' language that leak graphs are written in: one `digraph` of objects,
/// references and their attributes; subgraphs are read as if their contents were outside.
///
/// It goes through the file once, with a depth counter in place of recursion.
struct ReferenceGraphParser {
  private var tokenizer: Tokenizer
  private let limits: ReferenceGraphLimits
  private var token = Token(kind: .end, range: 0..<0)
  private var graph: ReferenceGraph
  private var ids = NameTable()
  private var types = NameTable()
  private var labels = NameTable()

  init(_ bytes: [UInt8], limits: ReferenceGraphLimits) {
    tokenizer = Tokenizer(bytes)
    graph = ReferenceGraph(unread: bytes)
    self.limits = limits
    // Place 0 is for what the file does not name.
    _ = types.number(of: 0..<0, in: bytes)
    _ = labels.number(of: 0..<0, in: bytes)
  }

  mutating func read() throws(ReferenceGraphError) -> ReferenceGraph {
    guard tokenizer.bytes.count <= limits.byteCount else {
      throw tokenizer.error(.limitExceeded, at: 0, "more than \(limits.byteCount) bytes")
    }
    try readHeader()
    var depth = 1
    while depth > 0 {
      switch token.kind {
      case .sign(UInt8(ascii: ";")): try advance()
      case .sign(UInt8(ascii: "}")):
        depth -= 1
        try advance()
      case .sign(UInt8(ascii: "{")): try enter(&depth)
      case .word where isWord("subgraph"):
        try advance()
        if token.isName { try advance() }
        try enter(&depth)
      case .word where isWord("node") || isWord("edge") || isWord("graph"):
        try advance()
        _ = try readAttributes()
      case .word, .quoted: try readStatement()
      case .end: throw error(.truncated, "the file ends within the graph")
      default: throw error(.unexpected, "expected an object or a reference, found \(shown)")
      }
    }
    if isWord("digraph") || isWord("strict") {
      throw error(.several, "another graph begins here, after the first one's end")
    }
    guard token.kind == .end else {
      throw error(.unexpected, "found \(shown) after the end of the graph")
    }
    graph.types = strings(types)
    graph.labels = strings(labels)
    return graph
  }

  private mutating func readHeader() throws(ReferenceGraphError) {
    try advance()
    guard token.kind != .end else { throw error(.empty, "the file is empty") }
    if isWord("strict") { try advance() }
    guard isWord("digraph") else {
      throw error(.unexpected, "expected “digraph”, found \(shown)")
    }
    try advance()
    if token.isName { try advance() }
    guard token.isSign("{") else { throw error(.unexpected, "expected {, found \(shown)") }
    try advance()
  }

  private mutating func enter(_ depth: inout Int) throws(ReferenceGraphError) {
    guard token.isSign("{") else { throw error(.unexpected, "expected {, found \(shown)") }
    guard depth < limits.nesting else {
      throw error(.limitExceeded, "graphs are nested more than \(limits.nesting) deep")
    }
    depth += 1
    try advance()
  }

  /// An object, references along a chain, or a setting of the graph (`rankdir=LR`).
  private mutating func readStatement() throws(ReferenceGraphError) {
    let name = token
    try advance()
    if token.isSign("=") {
      try advance(isValue: true)
      guard token.isName else { throw error(.unexpected, "expected a value, found \(shown)") }
      if tokenizer.bytes[name.range].elementsEqual("comment".utf8),
        tokenizer.bytes[token.range].elementsEqual("with all that the cycles hold".utf8)
      {
        graph.listsHeldObjects = true
      }
      return try advance()
    }
    let node = try number(of: name)
    guard token.kind == .arrow else {
      if let label = try readAttributes() { describe(node, label) }
      return
    }
    let first = graph.edges.count
    var from = node
    while token.kind == .arrow {
      try advance()
      guard token.isName else { throw error(.unexpected, "expected an object, found \(shown)") }
      let to = try number(of: token)
      guard graph.edges.count < limits.edges else {
        throw error(.limitExceeded, "more than \(limits.edges) references")
      }
      graph.edges.append(ReferenceGraph.Edge(from: from, to: to))
      from = to
      try advance()
    }
    guard let label = try readAttributes(), !label.isEmpty else { return }
    let number = labels.number(of: label, in: tokenizer.bytes)
    for place in first..<graph.edges.count { graph.edges[place].label = number }
  }

  /// Reads lists of attributes and returns the label's text.
  private mutating func readAttributes() throws(ReferenceGraphError) -> Range<Int>? {
    var label: Range<Int>?
    var count = 0
    while token.isSign("[") {
      try advance()
      while !token.isSign("]") {
        if token.isSign(",") || token.isSign(";") {
          try advance()
          continue
        }
        guard token.isName else {
          throw error(.unexpected, "expected an attribute, found \(shown)")
        }
        count += 1
        guard count <= limits.attributes else {
          throw error(.limitExceeded, "more than \(limits.attributes) attributes")
        }
        let isLabel = isWord("label")
        try advance()
        guard token.isSign("=") else { continue }
        try advance(isValue: true)
        guard token.isName else { throw error(.unexpected, "expected a value, found \(shown)") }
        if isLabel { label = token.range }
        try advance()
      }
      try advance()
    }
    return label
  }

  private mutating func number(of name: Token) throws(ReferenceGraphError) -> UInt32 {
    let number = ids.number(of: name.range, in: tokenizer.bytes)
    if Int(number) == graph.nodes.count {
      guard graph.nodes.count < limits.nodes else {
        throw error(.limitExceeded, "more than \(limits.nodes) objects")
      }
      graph.nodes.append(ReferenceGraph.Node(id: TextRange(name.range), repr: .empty))
    }
    return number
  }

  private mutating func describe(_ node: UInt32, _ label: Range<Int>) {
    let parts = NodeLabel(label, in: tokenizer.bytes)
    graph.nodes[Int(node)].repr = TextRange(parts.repr)
    graph.nodes[Int(node)].type = types.number(of: parts.type, in: tokenizer.bytes)
    graph.nodes[Int(node)].size = parts.size
  }

  private mutating func advance(isValue: Bool = false) throws(ReferenceGraphError) {
    token = try tokenizer.next(isValue: isValue)
  }

  private func strings(_ table: NameTable) -> [String] {
    table.ranges.map { LabelText.string(tokenizer.bytes[$0.range]) }
  }

  /// Whether the word is a certain one; words of the language may be in any case.
  private func isWord(_ word: StaticString) -> Bool {
    guard token.kind == .word, token.range.count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { wanted in
      zip(tokenizer.bytes[token.range], wanted).allSatisfy { $0 | 0x20 == $1 }
    }
  }

  private func error(_ code: ReferenceGraphError.Code, _ reason: String) -> ReferenceGraphError {
    tokenizer.error(code, at: token.range.lowerBound, reason)
  }

  /// The word for a message, shortened.
  private var shown: String {
    switch token.kind {
    case .end: "the end of the file"
    case .arrow: "“->”"
    case .sign(let sign): "“\(Character(Unicode.Scalar(sign)))”"
    case .word, .quoted:
      "“\(LabelText.string(tokenizer.bytes[token.range].prefix(40)))”"
    }
  }
}

extension ReferenceGraph {
  /// Whether a file with this beginning is such a graph, or a damaged one: its first word is one of
  /// those that a graph begins with.
  package static func recognises(_ beginning: [UInt8]) -> Bool {
    let start = beginning.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    if start.isEmpty || start.starts(with: "/".utf8) || start.starts(with: "#".utf8) {
      return true
    }
    let word = start.prefix(7).map { $0 | 0x20 }
    return word.starts(with: "strict".utf8) || word.starts(with: "digraph".utf8)
  }

  /// Reads a graph.
  ///
  /// - Throws: ``ReferenceGraphError`` at the first thing that is not a part of such a file.
  package init(
    _ bytes: [UInt8], limits: ReferenceGraphLimits = ReferenceGraphLimits()
  ) throws(ReferenceGraphError) {
    var parser = ReferenceGraphParser(bytes, limits: limits)
    self = try parser.read()
  }
}
