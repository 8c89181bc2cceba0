package import Output

/// A part of the work on a report. It can be done in parallel with all others, in any order, and
/// gives the same bytes.
package struct PageJob: Sendable {
  /// Makes the page and the files that belong to it; in a single file one section. All of them are
  /// taken from the report's budget.
  ///
  /// Throws ``OutputExcess`` when the report would become too large.
  package let files: @Sendable (OutputBudget) throws -> [OutputFile]

  init(_ files: @escaping @Sendable (OutputBudget) throws -> [OutputFile]) {
    self.files = files
  }
}
