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
      """)

  @Argument(help: ArgumentHelp("The dump to read; - is standard input.", valueName: "dump"))
  var dump: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Where the report goes: a folder, or NAME.html.", valueName: "dir"))
  var output = "report"

  @Option(help: ArgumentHelp("What the report is called; the dump's file name unless given."))
  var title: String?

  @Option(
    help: ArgumentHelp(
      "How many instances of each class get a place of their own, the largest first: a number or all.",
      valueName: "n|all"))
  var instances = InstanceLimit.atMost(1_000)

  @Flag(help: "Draw every chart as a PNG picture as well.")
  var png = false

  @Flag(name: [.short, .long], help: "Say nothing on standard error unless something is wrong.")
  var quiet = false

  package init() {}

  package func run() throws {
    let file = DumpFile(name: dump)
    let analysis = try file.analyse()
    var options = Report.Options(title: title ?? file.title)
    let destination = Destination(output)
    options.layout = destination.layout
    options.instanceLimit = instances.number
    options.png = png
    let renderer = CairoRenderer()
    if !renderer.hasFont, !quiet {
      StandardError.write(
        "heaphtml: no font is installed; the charts' text is laid out by a guess "
          + "(Debian: apt-get install fonts-dejavu-core)\n")
    }
    let report = try Report(
      analysis, options: options, templates: BuiltInAssets.templates, renderer: renderer)
    try Self.write(report, to: destination)
    if !quiet, StandardError.isTerminal {
      StandardError.write("\(destination.pageToOpen)\n")
    }
  }

  private static func write(_ report: Report, to destination: Destination) throws {
    let writer = try ReportWriter(destination)
    do {
      try writer.prepare()
      let jobs = report.jobs
      try JobPool.run(jobs.count) { number in
        try report.run(jobs[number]) { try writer.write($0) }
      }
      try writer.publish()
    } catch {
      writer.discard()
      throw error
    }
  }
}

/// How many instances of each class are shown.
enum InstanceLimit: ExpressibleByArgument, Sendable {
  case all
  case atMost(Int)

  init?(argument: String) {
    if argument == "all" {
      self = .all
    } else if let number = Int(argument), number >= 0 {
      self = .atMost(number)
    } else {
      return nil
    }
  }

  var number: Int? { if case .atMost(let number) = self { number } else { nil } }

  var defaultValueDescription: String { number.map(String.init) ?? "all" }
}
