package import ArgumentParser

/// `heaphtml [report] DUMP -o DIR`: the page set.
package struct ReportCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Make a report of static pages from a dump (the default).",
    discussion: """
      DIR gets index.html and, in folders, a page for every class and every snapshot. An output \
      name that ends in .html gives that page with its files in NAME_files beside it.
      An earlier report in DIR is replaced once the new one is complete; other files there are kept.

        heaphtml heap.dat                                  report/index.html
        heaphtml heap.dat -o heap.html --single-file       one file, to mail or to attach
      """)

  @Argument(help: ArgumentHelp("The dump to read (- for standard input).", valueName: "dump"))
  var dump: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Where the report goes: a folder, or NAME.html.", valueName: "dir"))
  var output = "report"

  // --garbage is the name of 0.1.
  @Option(
    name: [.customLong("cycles-from"), .customLong("garbage")],
    help: ArgumentHelp(
      "A graph of reference cycles to show in the report, as heaphtml garbage does.",
      valueName: "leakgraph"))
  var cyclesFrom: String?

  @Option(
    help: ArgumentHelp(
      "The whole heap of the same run (heapmonitor.dump_heap): class pages and leaks then say who "
        + "holds the instances.",
      valueName: "heap"))
  var heapFile: String?

  @OptionGroup(title: "The report")
  var report: ReportOptions

  @OptionGroup
  var salvage: SalvageOption

  @OptionGroup(title: "Limits, for dumps that you trust")
  var limits: LimitOptions

  package init() {}

  package func validate() throws {
    if [dump, cyclesFrom, heapFile].count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Only one of dump, graph and heap can come from standard input.")
    }
  }

  package func run() throws {
    let file = DumpFile(name: dump, limits: limits.values, isSalvage: salvage.salvage)
    let settings = report.settings
    // The folder's name is not a name for a file.
    let name = report.singleFile && output == "report" ? "report.html" : output
    let request = MakeReport.Request(
      dump: file, cycleGraph: cyclesFrom.map { DumpFile(name: $0) },
      heapFile: heapFile.map { DumpFile(name: $0, limits: limits.values) },
      destination: settings.destination(name), defaultTitle: file.title, settings: settings)
    try MakeReport(request: request).perform(.standard(isQuiet: report.quiet))
  }
}
