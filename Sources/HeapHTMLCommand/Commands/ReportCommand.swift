package import ArgumentParser
import CairoRenderer
import HeapProfile
import HeapReport
import HeapStatistics
import Mustache

/// `heaphtml [report] DUMP -o DIR`: the page set.
package struct ReportCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Make a report of static pages from a dump (the default).",
    discussion: """
      DIR gets index.html and, in folders, a page for every class and every snapshot. An output \
      name that ends in .html gives that page with its files in NAME_files beside it.
      An earlier report in DIR is replaced when the new one is whole; other files there are kept.

        heaphtml heap.dat                                  report/index.html
        heaphtml heap.dat -o heap.html --single-file       one file, to mail or to attach
      """)

  @Argument(help: ArgumentHelp("The dump to read; - is standard input.", valueName: "dump"))
  var dump: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Where the report goes: a folder, or NAME.html.", valueName: "dir"))
  var output = "report"

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

  package init() {}

  package func run() throws {
    let file = DumpFile(name: dump)
    let analysis = try file.analyse()
    var options = Report.Options(title: title ?? file.title)
    let destination = singleFile ? Destination(singleFile: outputFile) : Destination(output)
    options.layout = destination.layout
    options.instanceLimit = (instances ?? .atMost(singleFile ? 200 : 1_000)).number
    options.png = png
    options.isRedacted = redact
    let renderer = CairoRenderer()
    if !renderer.hasFont, !quiet {
      StandardError.write(
        "heaphtml: no font is installed; the charts' text is laid out by a guess "
          + "(Debian: apt-get install fonts-dejavu-core)\n")
    }
    let library = try templates.map(TemplateFolder.init)?.library() ?? BuiltInAssets.templates
    let report = try makeReport(analysis, options, library, renderer)
    do {
      if singleFile {
        try ReportWriter.writeSingle(report, to: outputFile)
      } else {
        try ReportWriter.write(report, to: destination)
      }
    } catch let error as OverflowError {
      throw CommandFailure(error, dump)  // referents are added up when their page is made
    }
    if !quiet, StandardError.isTerminal {
      StandardError.write("\(destination.pageToOpen)\n")
    }
  }

  /// The folder's name is no name for a file.
  private var outputFile: String { output == "report" ? "report.html" : output }

  private func makeReport(
    _ analysis: HeapAnalysis, _ options: Report.Options, _ library: TemplateLibrary,
    _ renderer: CairoRenderer
  ) throws(CommandFailure) -> Report {
    do {
      return try Report(analysis, options: options, templates: library, renderer: renderer)
    } catch {
      throw CommandFailure(
        .dataError, "\(templates.map { $0 + "/" } ?? "")\(error.location)", error.message)
    }
  }
}
