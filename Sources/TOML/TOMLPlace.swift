/// Where something is in a file, both counted from 1; a column is a character.
package struct TOMLPlace: Sendable, Hashable {
  package let line: Int
  package let column: Int
}

extension TOMLPlace: CustomStringConvertible {
  package var description: String { "line \(line), column \(column)" }
}
