import ReferenceCycles

/// What objects and the references between them are called, and which of these names strangers may
/// see.
///
/// Names of attributes come from the program's source; keys of dictionaries and reprs are its data.
struct ReferenceNaming: Sendable {
  let analysis: CycleAnalysis
  let isRedacted: Bool
  /// What is known to be an attribute; empty unless names are left out.
  private let attributes: KnownAttributes

  init(_ analysis: CycleAnalysis, isRedacted: Bool) {
    self.analysis = analysis
    self.isRedacted = isRedacted
    attributes = isRedacted ? KnownAttributes(analysis.graph) : KnownAttributes()
  }

  /// What a reference is called; all places in a list have one name.
  ///
  /// - Parameter owner: place of the type whose attribute it is, as in ``Attribute``.
  func name(ofLabel label: Int, owner: Int) -> String {
    isElement(label, owner: owner) ? "[…]" : analysis.graph.labels[label]
  }

  /// Whether a reference has no name of its own on the pages: a place in a list, or a key that
  /// strangers must not see.
  func isElement(_ label: Int, owner: Int) -> Bool {
    analysis.isIndex(label) || (isRedacted && !attributes.contains(label, of: owner))
  }

  /// What an object looked like; empty when that must not be shown.
  func repr(of node: Int) -> String { isRedacted ? "" : analysis.graph.repr(of: node) }
}
