/// How a recorder learned of the births of a class's instances.
package struct BirthRecording: Sendable, Equatable {
  package var kind: Kind
  /// Why not exactly, in the recorder's words; nil when it did not say.
  package var reason: String?

  package init(_ kind: Kind, reason: String? = nil) {
    self.kind = kind
    self.reason = reason
  }

  /// What the recorder could see.
  package enum Kind: String, Sendable, Equatable {
    /// Every birth at its moment.
    case exact
    /// Births by a call of the constructor; copies, for example, are missing: a lower bound.
    case constructor
    /// An instance is known from the first snapshot that found it.
    case snapshots
  }
}
