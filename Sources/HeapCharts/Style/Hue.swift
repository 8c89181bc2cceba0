/// The colour of a class on every page and in every chart.
package enum Hue: Sendable, Hashable {
  /// The rank of the class, 0 to 7; ranks beyond are drawn as ``other``.
  case rank(Int)
  /// All other classes together.
  case other

  /// The number of classes with their own hue: more hues cannot be told apart.
  package static let count = 8
}
