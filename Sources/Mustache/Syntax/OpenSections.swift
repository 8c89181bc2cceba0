/// The tree under construction: finished nodes, and the sections that still wait for their end.
struct OpenSections {
  private struct Section {
    let start: NamedTag
    /// What stood before it.
    let before: [Node]
  }

  private var sections: [Section] = []
  /// The nodes of the innermost open section so far.
  private var nodes: [Node] = []

  /// The number of sections that are open.
  var depth: Int { sections.count }

  mutating func append(_ node: Node) {
    // Text cut by a comment or an emptied line is one literal again.
    if case .literal(let range) = node, case .literal(let last) = nodes.last,
      last.upperBound == range.lowerBound
    {
      nodes[nodes.count - 1] = .literal(last.lowerBound..<range.upperBound)
    } else {
      nodes.append(node)
    }
  }

  mutating func append(contentsOf more: [Node]) {
    for node in more { append(node) }
  }

  mutating func open(_ start: NamedTag) {
    sections.append(Section(start: start, before: nodes))
    nodes = []
  }

  /// Ends the innermost section.
  ///
  /// - Throws: ``TemplateError/Code/mismatchedSection`` when that is another one, or none.
  mutating func close(_ name: String, at location: Location) throws(TemplateError) {
    guard let section = sections.popLast() else {
      throw TemplateError(
        .mismatchedSection, at: location, "{{/\(name)}} ends a section that was not started")
    }
    guard section.start.name == name else {
      throw TemplateError(
        .mismatchedSection, at: location,
        "{{/\(name)}} where {{/\(section.start.name)}} must come first, "
          + "for the section started on line \(section.start.location.line)")
    }
    nodes = section.before + [.section(section.start, nodes)]
  }

  /// The tree, when all sections are closed.
  ///
  /// - Throws: ``TemplateError/Code/unclosedSection``, at the innermost open section.
  func finish() throws(TemplateError) -> [Node] {
    guard let start = sections.last?.start else { return nodes }
    throw TemplateError(
      .unclosedSection, at: start.location,
      "section \(Suggestion.quoted(start.name)) is not closed; {{/\(start.name)}} is missing")
  }
}
