import Measures

/// A part of what instances hold, with what it consists of itself.
struct Part: Sendable {
  var name: String
  var kind: Kind
  var bytes: ByteCount
  /// The objects with that name at that place; 0 where they are not of one name.
  var count: Int
  /// The largest first.
  var parts: [Part] = []

  enum Kind: Sendable {
    /// An attribute, or an entry of one.
    case named
    /// Keys, or entries that are alike.
    case folded
    /// The objects without what they refer to.
    case itself
    /// What the dump does not tell.
    case rest
  }
}
