/// A place in a template.
package struct Location: Sendable, Hashable, CustomStringConvertible {
  /// The template's name in its library.
  package let file: String
  /// The line, from 1.
  package let line: Int
  /// The column in Unicode scalars, from 1.
  package let column: Int

  /// `file:line:column`.
  package var description: String { "\(file):\(line):\(column)" }
}
