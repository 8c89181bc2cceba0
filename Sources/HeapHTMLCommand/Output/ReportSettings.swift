/// What a person may choose about a report wherever one is made.
struct ReportSettings: Sendable {
  /// What it is called; nil: as its input.
  var title: String?
  /// Whether everything goes into one file.
  var isSingleFile = false
  /// How many instances of each class have a place of their own; nil: what suits the form.
  var instances: InstanceLimit?
  /// A folder with a person's own templates.
  var templates: String?
  /// Whether reprs, lines of source code and names of folders are left out.
  var isRedacted = false
  /// Whether every chart is drawn as a PNG as well.
  var drawsPNG = false

  /// At most that many instances of each class; nil: all.
  var instanceLimit: Int? { (instances ?? .atMost(isSingleFile ? 200 : 1_000)).number }

  /// Where a report goes that a person has named.
  func destination(_ output: String) -> Destination {
    isSingleFile ? Destination(singleFile: output) : Destination(output)
  }
}
