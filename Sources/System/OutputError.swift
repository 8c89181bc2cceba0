/// An output that cannot be created or written, in the parts of a message.
package struct OutputError: Error, Sendable {
  package enum Kind: Sendable {
    case cannotCreate
    case cannotWrite
  }

  package let kind: Kind
  /// As the user wrote it.
  package let path: String
  /// A sentence fragment.
  package let reason: String
  /// What to do about it, if anything is known.
  package let advice: String?

  package init(_ kind: Kind, _ path: String, _ reason: String, advice: String? = nil) {
    self.kind = kind
    self.path = path
    self.reason = reason
    self.advice = advice
  }

  /// An output that the operating system refused.
  package init(_ kind: Kind, _ path: String, _ error: SystemError) {
    self.init(kind, path, error.reason, advice: error.advice)
  }
}
