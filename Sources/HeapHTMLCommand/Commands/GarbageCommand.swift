package import ArgumentParser
import HeapReport
import System

/// `heaphtml garbage LEAKGRAPH -o DIR`: pages on reference cycles.
package struct GarbageCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "garbage",
    abstract: "Show the reference cycles of a leak graph: each shape once, with its count.",
    discussion: """
      Reads the graphs that Pympler's GarbageGraph.write_graph() and SCons' Heapmonitor write for \
      Graphviz. Cycles with the same types and references between them are one shape; each has a \
      page that says how many objects it holds and which attribute to break it at. The pictures are \
      drawn by Graphviz' dot; without it the pages have none.

        heaphtml garbage leakgraph.txt -o garbage      then open garbage/index.html
      """)

  @Argument(help: ArgumentHelp("The graph to read; - is standard input.", valueName: "leakgraph"))
  var graph: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Where the pages go: a folder, or NAME.html.", valueName: "dir"))
  var output = "garbage"

  @Option(help: ArgumentHelp("What the report is called; the graph's file name unless given."))
  var title: String?

  @Flag(help: "Put everything into one file; the output is a file name then.")
  var singleFile = false

  @Option(
    help: ArgumentHelp(
      "A folder with templates to use in place of the built-in ones of the same name.",
      valueName: "dir"))
  var templates: String?

  @Flag(help: "Leave out what objects look like (repr) and the keys of dictionaries.")
  var redact = false

  @Flag(name: [.short, .long], help: "Say nothing on standard error unless something is wrong.")
  var quiet = false

  package init() {}

  package func run() throws {
    let file = DumpFile(name: graph)
    // The folder's name is no name for a file.
    let name = singleFile && output == "garbage" ? "garbage.html" : output
    let destination = singleFile ? Destination(singleFile: name) : Destination(name)
    var options = CycleFacts.Options(title: title ?? file.title)
    options.layout = destination.layout
    let progress = ProgressLine.onTerminal(isQuiet: quiet)
    defer { progress?.finish() }
    let analysis = try file.analyseLeakGraph(progress)
    progress?.begin(.drawing)
    let pages = try CyclePages(templates: templates)
    let details = CycleDetails(analysis, isRedacted: redact)
    let pictures = ShapePictures.drawn(of: details, quiet: quiet, progress)
    let report = pages.site(CycleFacts(details, pictures, options))
    if singleFile {
      try ReportWriter.writeSingle(report, to: name, progress)
    } else {
      try ReportWriter.write(report, to: destination, progress)
    }
    progress?.finish()
    if !quiet, StandardError.isTerminal { StandardError.write("\(destination.pageToOpen)\n") }
  }
}
