package import ArgumentParser

/// `heaphtml garbage LEAKGRAPH -o DIR`: pages on reference cycles.
package struct CyclesCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "garbage",
    abstract: "Show the reference cycles of a leak graph: each shape once, with its count.",
    discussion: """
      Reads the graphs that Pympler's GarbageGraph.write_graph() and SCons' Heapmonitor write for \
      Graphviz. Cycles with the same types and references between them are one shape; each has a \
      page with the number of objects it holds and the attribute to break it at. Graphviz' dot draws \
      the pictures; without it the pages have none.

        heaphtml garbage leakgraph.txt -o garbage      then open garbage/index.html

      `heaphtml cycles` is the same.
      """,
    aliases: ["cycles"])

  @Argument(help: ArgumentHelp("The graph to read (- for standard input).", valueName: "leakgraph"))
  var graph: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Where the pages go: a folder, or NAME.html.", valueName: "dir"))
  var output = "garbage"

  @Option(help: ArgumentHelp("The title of the report (default: the graph's file name)."))
  var title: String?

  @Flag(help: "Write everything to one file; --output then names that file.")
  var singleFile = false

  @Option(
    help: ArgumentHelp(
      "A folder with templates to use in place of the built-in ones of the same name.",
      valueName: "dir"))
  var templates: String?

  @Flag(help: "Leave out reprs and keys of dictionaries.")
  var redact = false

  @Option(
    help: ArgumentHelp(
      "Limit on what is made of the graph, e.g. 1G (default: 32 times its size, at least 32M; 64M "
        + "for one page).",
      valueName: "size"))
  var reportLimit: ByteCountArgument?

  @Flag(name: [.short, .long], help: "Write nothing to standard error unless something is wrong.")
  var quiet = false

  package init() {}

  package func run() throws {
    var file = DumpFile(name: graph)
    file.limits.result = reportLimit?.bytes
    var settings = ReportSettings(title: title, isSingleFile: singleFile)
    settings.templates = templates
    settings.isRedacted = redact
    // The folder's name is not a name for a file.
    let name = singleFile && output == "garbage" ? "garbage.html" : output
    let request = MakeCycleReport.Request(
      graph: file, destination: settings.destination(name), defaultTitle: file.title,
      settings: settings)
    try MakeCycleReport(request: request).perform(.standard(isQuiet: quiet))
  }
}
