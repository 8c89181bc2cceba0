/// What other programs can read.
public enum ExportFormat: String, Sendable, Hashable, CaseIterable {
  /// The whole analysis as one JSON document.
  case json
  /// A row for every class at every snapshot (RFC 4180).
  case csv
  /// A line for each call site of each class, for flame graphs: `outermost;…;innermost;class bytes`.
  case folded
}
