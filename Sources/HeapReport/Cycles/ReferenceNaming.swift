import ReferenceCycles

/// What objects and the references between them are called, and which of these names strangers may
/// see.
///
/// Names of attributes come from the program's source; keys of dictionaries and reprs are its data.
struct ReferenceNaming: Sendable {
  let analysis: CycleAnalysis
  let isRedacted: Bool

  init(_ analysis: CycleAnalysis, isRedacted: Bool) {
    self.analysis = analysis
    self.isRedacted = isRedacted
  }

  /// What a reference is called; all places in a list have one name.
  ///
  /// - Parameter owner: place of the type whose attribute it is, as in ``Attribute``.
  func name(ofLabel label: Int, owner: Int) -> String {
    if analysis.isIndex(label) || (isRedacted && isKey(label, owner: owner)) { return "[…]" }
    return analysis.graph.labels[label]
  }

  /// What an object looked like; empty when that must not be shown.
  func repr(of node: Int) -> String { isRedacted ? "" : analysis.graph.repr(of: node) }

  /// Whether a name can be more than the name of an attribute: a reference from a dictionary that
  /// is not an instance's, and any name that is not an identifier.
  private func isKey(_ label: Int, owner: Int) -> Bool {
    let name = analysis.graph.labels[label]
    if analysis.graph.types[owner] == "dict" { return !name.isEmpty }
    return !name.unicodeScalars.allSatisfy { $0 == "_" || $0.properties.isXIDContinue }
  }
}
