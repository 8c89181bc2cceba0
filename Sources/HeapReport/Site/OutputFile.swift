package import Mustache
package import Output

/// A file of a report: where it goes and what is in it. Nothing here touches the disk.
///
/// There is no way to make one whose bytes were not taken from the report's ``OutputBudget``.
package struct OutputFile: Sendable, Equatable {
  /// Relative to the report's folder, with `/` between names; safe as a file name anywhere.
  package let path: String
  package let bytes: [UInt8]

  /// A file of bytes that are there.
  package init(path: String, bytes: [UInt8], from budget: OutputBudget) throws(OutputExcess) {
    try budget.takeFile()
    try budget.take(bytes.count)
    self.path = path
    self.bytes = bytes
  }

  /// A page that was written, or refused while it was.
  package init(path: String, _ page: consuming HTMLWriter, from budget: OutputBudget)
    throws(OutputExcess)
  {
    try budget.takeFile()
    self.path = path
    bytes = try page.finish()
  }

  /// What was gathered in chunks.
  init(path: String, _ gathered: consuming BoundedBytes, from budget: OutputBudget)
    throws(OutputExcess)
  {
    try budget.takeFile()
    self.path = path
    bytes = try gathered.finish()
  }
}
