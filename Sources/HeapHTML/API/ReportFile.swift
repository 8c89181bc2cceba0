/// A file of a report: where it goes and what is in it.
///
/// Nothing of this module writes to the disk. Put the files into an empty folder of their own: the same
/// dump gives the same bytes.
public struct ReportFile: Sendable, Hashable {
  /// Relative to the report's folder, with `/` between names: `index.html`, `classes/app.node-1f.html`.
  ///
  /// At most one folder deep, of letters, digits, `.` and `-` only, and never `..`, whatever the dump holds.
  public let path: String
  /// Its contents.
  public let bytes: [UInt8]
}
