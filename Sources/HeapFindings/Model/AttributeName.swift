/// An attribute's name.
package struct AttributeName: Sendable, Hashable {
  package let text: String
  /// Whether the program's source has it; else it is a key of a dictionary, which is data.
  package let isDeclared: Bool

  package init(text: String, isDeclared: Bool) {
    self.text = text
    self.isDeclared = isDeclared
  }
}
