/// The tree under construction: finished nodes, and the sections that are still open.
struct OpenSections {
  /// A section and its contents so far.
  private struct Section {
    let start: NamedTag
    var nodes: [Node] = []
  }

  /// What is outside of all sections.
  private var nodes: [Node] = []
  /// The open sections, innermost last.
  private var sections: [Section] = []

  /// The number of sections that are open.
  var depth: Int { sections.count }

  mutating func append(_ node: Node) {
    append(contentsOf: CollectionOfOne(node))
  }

  mutating func append(contentsOf more: some Collection<Node>) {
    if sections.isEmpty {
      nodes += more
    } else {
      sections[sections.count - 1].nodes += more
    }
  }

  mutating func open(_ start: NamedTag) {
    sections.append(Section(start: start))
  }

  /// Ends the innermost section.
  ///
  /// - Throws: ``TemplateError/Code/mismatchedSection`` if that is another one, or none.
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
    append(.section(section.start, section.nodes))
  }

  /// The tree, when all sections are closed.
  ///
  /// - Throws: ``TemplateError/Code/unclosedSection``, at the innermost open section.
  func finish() throws(TemplateError) -> [Node] {
    guard let start = sections.last?.start else { return nodes }
    throw TemplateError(
      .unclosedSection, at: start.location,
      "section \(start.name.quoted) is not closed; {{/\(start.name)}} is missing")
  }
}
