/// A part of the work on a report. It can be done in parallel with all others, in any order, and
/// gives the same bytes.
package struct PageJob: Sendable {
  /// Makes the page and the files that belong to it; in a single file one section.
  package let files: @Sendable () throws -> [OutputFile]

  init(_ files: @escaping @Sendable () throws -> [OutputFile]) {
    self.files = files
  }
}
