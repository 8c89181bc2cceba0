import ArgumentParser

/// What can be said about a report wherever one is made.
struct ReportOptions: ParsableArguments {
  @Option(help: ArgumentHelp("What the report is called; the dump's file name unless given."))
  var title: String?

  @Flag(help: "Put everything into one file; the output is a file name then.")
  var singleFile = false

  @Option(
    help: ArgumentHelp(
      "How many instances of each class get a place of their own, the largest first: a number or "
        + "all. 1000 unless given, 200 in a single file.",
      valueName: "n|all"))
  var instances: InstanceLimit?

  @Option(
    help: ArgumentHelp(
      "A folder with templates to use in place of the built-in ones of the same name.",
      valueName: "dir"))
  var templates: String?

  @Flag(
    help: "Leave out what objects look like (repr), lines of source code and names of folders.")
  var redact = false

  @Flag(help: "Draw every chart as a PNG picture as well.")
  var png = false

  @Flag(name: [.short, .long], help: "Say nothing on standard error unless something is wrong.")
  var quiet = false

  /// What they say.
  var settings: ReportSettings {
    ReportSettings(
      title: title, isSingleFile: singleFile, instances: instances, templates: templates,
      isRedacted: redact, drawsPNG: png)
  }
}
