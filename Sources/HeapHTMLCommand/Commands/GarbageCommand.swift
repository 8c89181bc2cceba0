package import ArgumentParser
import HeapProfile
import HeapReport
import LeakGraph
import Mustache
import PickleReader

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
    help: ArgumentHelp("The folder that the pages go to.", valueName: "dir"))
  var output = "garbage"

  @Option(help: ArgumentHelp("What the report is called; the graph's file name unless given."))
  var title: String?

  @Flag(name: [.short, .long], help: "Say nothing on standard error unless something is wrong.")
  var quiet = false

  package init() {}

  package func validate() throws {
    guard Destination(output).page == nil else {
      throw ValidationError("--output has to be a folder; name one that does not end in .html.")
    }
  }

  package func run() throws {
    let file = DumpFile(name: graph)
    let destination = Destination(output)
    let progress = ProgressLine.onTerminal(isQuiet: quiet)
    defer { progress?.finish() }
    progress?.begin(.reading(file.title, byteCount: 0, ReadingPosition()))
    let analysis = LeakAnalysis(try read(file))
    progress?.begin(.drawing)
    let graphviz = Graphviz.installed()
    let report = try GarbageReport(
      analysis, title: title ?? file.title, templates: BuiltInAssets.templates,
      renderer: graphviz)
    try ReportWriter.write(report, to: destination)
    progress?.finish()
    guard !quiet else { return }
    if graphviz == nil, !analysis.shapes.isEmpty {
      StandardError.write(
        "heaphtml: dot is not installed; the pages have no pictures "
          + "(Debian: apt-get install graphviz)\n")
    } else if report.undrawnCount > 0 {
      StandardError.write(
        "heaphtml: dot did not draw \(report.undrawnCount) of the pictures within "
          + "\(Graphviz.seconds) seconds; their pages have tables only\n")
    }
    if StandardError.isTerminal { StandardError.write("\(destination.pageToOpen)\n") }
  }

  private func read(_ file: DumpFile) throws(CommandFailure) -> LeakGraph {
    let bytes = try file.read().array
    do {
      return try LeakGraph(bytes)
    } catch {
      throw CommandFailure(error, graph)
    }
  }
}
