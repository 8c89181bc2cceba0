/// What a user may choose about a report, in every command that makes one.
struct ReportSettings: Sendable {
  /// Its title; nil: the name of its input.
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

  /// The destination of a report, from the name that a user gave.
  func destination(_ output: String) -> Destination {
    isSingleFile ? Destination(singleFile: output) : Destination(output)
  }
}
