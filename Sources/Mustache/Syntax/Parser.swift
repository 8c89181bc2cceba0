/// Turns a template and the partials it includes into one tree.
struct Parser {
  /// How deep sections and partials together may be nested.
  static let depthLimit = 64

  private let library: TemplateLibrary
  private var literals: [UInt8] = []

  /// The tree of the template `name` of a library, with its partials in their places.
  ///
  /// - Throws: a ``TemplateError`` about the template or any of its partials.
  static func parse(
    _ name: String, in library: TemplateLibrary
  ) throws(TemplateError) -> SyntaxTree {
    var parser = Parser(library: library)
    let source = try library.source(named: name)
    let file = Inclusion(files: [name], indentation: [], depth: 0)
    return SyntaxTree(nodes: try parser.parse(source, file), literals: parser.literals)
  }

  private init(library: TemplateLibrary) {
    self.library = library
  }

  /// How a file came to be included: the files on the way, itself last, the blanks before each of
  /// its lines, and the sections and partials around it.
  private struct Inclusion {
    var files: [String]
    var indentation: [UInt8]
    var depth: Int
  }

  private mutating func parse(
    _ source: SourceText, _ file: Inclusion
  ) throws(TemplateError) -> [Node] {
    let lines = Lines(bytes: source.bytes)
    var reader = TagReader(source)
    var tree = OpenSections()
    var position = 0
    while let tag = try reader.next() {
      let line = tag.kind.mayStandAlone ? lines.standalone(tag.range) : nil
      let text = position..<(line ?? tag.range).lowerBound
      append(text, beforeTag: line == nil, of: lines, file, to: &tree)
      position = line?.upperBound ?? tag.range.upperBound
      let location = source.location(at: tag.range.lowerBound)
      switch tag.kind {
      case .named(let kind):
        let named = NamedTag(kind: kind, name: tag.name, location: location)
        if kind == .section || kind == .inverted {
          try check(depth: file.depth + tree.depth + 1, at: location)
          tree.open(named)
        } else {
          tree.append(.variable(named))
        }
      case .close: try tree.close(tag.name, at: location)
      case .partial:
        var inclusion = file
        inclusion.depth += tree.depth + 1
        if let line {
          inclusion.indentation += source.bytes[line.lowerBound..<tag.range.lowerBound]
        } else {
          inclusion.indentation = []
        }
        tree.append(contentsOf: try include(tag.name, inclusion, at: location))
      case .comment, .delimiters: break
      }
    }
    append(position..<source.bytes.count, beforeTag: false, of: lines, file, to: &tree)
    return try tree.finish()
  }

  /// Appends text, with the file's indentation at the start of each line that is not empty.
  private mutating func append(
    _ text: Range<Int>, beforeTag: Bool, of lines: Lines, _ file: Inclusion,
    to tree: inout OpenSections
  ) {
    let start = literals.count
    if file.indentation.isEmpty {
      literals += lines.bytes[text]
    } else {
      for offset in text {
        if lines.startsLine(at: offset), !lines.isEmptyLine(at: offset) {
          literals += file.indentation
        }
        literals.append(lines.bytes[offset])
      }
      // No text comes before a tag that starts its line, so only the tag shows the start.
      if beforeTag, lines.startsLine(at: text.upperBound) { literals += file.indentation }
    }
    if literals.count > start { tree.append(.literal(start..<literals.count)) }
  }

  private mutating func include(
    _ name: String, _ inclusion: Inclusion, at location: Location
  ) throws(TemplateError) -> [Node] {
    try check(depth: inclusion.depth, at: location)
    let source = try library.partial(named: name, at: location)
    var inclusion = inclusion
    inclusion.files.append(source.file)
    if inclusion.files.dropLast().contains(source.file) {
      throw TemplateError(
        .recursivePartial, at: location,
        "\(source.file) includes itself: \(inclusion.files.joined(separator: " → ")); "
          + "flatten the data into a list instead")
    }
    return try parse(source, inclusion)
  }

  private func check(depth: Int, at location: Location) throws(TemplateError) {
    guard depth > Self.depthLimit else { return }
    throw TemplateError(
      .nestedTooDeeply, at: location,
      "sections and partials are nested more than \(Self.depthLimit) deep")
  }
}
