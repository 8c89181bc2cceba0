/// Why a drawing did not become a file. Two errors are equal if their codes are equal.
package struct RenderError: Error, Sendable {
  package let code: Code
  /// What failed and with which value.
  package let reason: String

  package enum Code: Sendable, Hashable {
    /// The drawing's size or the scale is not a number, not positive or too large.
    case size
    /// A coordinate or a length of a shape or a text cannot be drawn.
    case geometry
    /// Cairo refused: memory ran out, or there is a bug on either side.
    case cairo
    /// The bytes could not be written.
    case output
  }
}

extension RenderError: Hashable {
  package static func == (left: RenderError, right: RenderError) -> Bool {
    left.code == right.code
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(code) }
}

extension RenderError: CustomStringConvertible {
  package var description: String { reason }
}
