/// A file of a report: where it goes and what is in it. Nothing here touches the disk.
package struct OutputFile: Sendable, Equatable {
  /// Relative to the report's folder, with `/` between names; safe as a file name anywhere.
  package var path: String
  package var bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
