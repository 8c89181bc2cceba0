/// Why a file is not a graph that can be shown, and where.
package struct ReferenceGraphError: Error, Sendable, Hashable {
  /// What is wrong, in kinds.
  package enum Code: Sendable, Hashable {
    /// Something that the writers of such graphs do not write.
    case unexpected
    /// The file ends within the graph.
    case truncated
    /// Another graph begins after the first one's end.
    case several
    case empty
    case limitExceeded
  }

  package let code: Code
  /// Counted from 1.
  package let line: Int
  /// A sentence fragment.
  package let reason: String
}
