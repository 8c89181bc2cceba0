import ArgumentParser

/// The options for a report, in every command that makes one.
struct ReportOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The title of the report (default: the dump's file name)."))
  var title: String?

  @Flag(help: "Write everything to one file; --output then names that file.")
  var singleFile = false

  @Option(
    help: ArgumentHelp(
      "How many instances of each class to list, largest first: a number or 'all' (default: 1000; "
        + "200 with --single-file, fewer where the file would be large).",
      valueName: "n|all"))
  var instances: InstanceLimit?

  @Option(
    help: ArgumentHelp(
      "A folder with templates to use in place of the built-in ones of the same name.",
      valueName: "dir"))
  var templates: String?

  @Flag(
    help: "Leave out reprs, lines of source code, names of folders and keys of dictionaries.")
  var redact = false

  @Flag(help: "Also draw every chart as a PNG picture.")
  var png = false

  @Flag(name: [.short, .long], help: "Write nothing to standard error unless something is wrong.")
  var quiet = false

  /// The settings that the options give.
  var settings: ReportSettings {
    ReportSettings(
      title: title, isSingleFile: singleFile, instances: instances, templates: templates,
      isRedacted: redact, drawsPNG: png)
  }
}
