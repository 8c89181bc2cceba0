import ArgumentParser
import CairoRenderer
import HeapProfile
import HeapReport
import HeapStatistics
import LeakGraph
import Mustache
import System

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

  /// Makes a report of a dump.
  ///
  /// - Parameters:
  ///   - output: a folder, or `NAME.html`.
  ///   - leakGraph: reference cycles to be shown with it.
  ///   - defaultTitle: what it is called unless the user said.
  func write(
    _ dump: DumpFile, leakGraph: LeakAnalysis? = nil, to output: String, title defaultTitle: String
  ) throws {
    let progress = ProgressLine.onTerminal(isQuiet: quiet)
    defer { progress?.finish() }
    let materials = Background.start { [templates] in try ReportMaterials(templates: templates) }
    // A program that ends while another of its threads is at work ends at the mercy of that thread.
    defer { materials.finish() }
    let analysis = try dump.analyse(progress)
    let destination = singleFile ? Destination(singleFile: output) : Destination(output)
    var options = ReportFacts.Options(title: title ?? defaultTitle)
    options.layout = destination.layout
    options.instanceLimit = (instances ?? .atMost(singleFile ? 200 : 1_000)).number
    options.png = png
    options.isRedacted = redact
    let cyclePages = try leakGraph.map { _ in try CyclePages(templates: templates) }
    let cycles = leakGraph.map { facts(on: $0, like: options, progress) }
    let pages = try materials.value()
    warn(about: pages, progress)
    let report = pages.pages.site(ReportFacts(analysis, cycles: cycles, options), cyclePages)
    do {
      if singleFile {
        try ReportWriter.writeSingle(report, to: output, progress)
      } else {
        try ReportWriter.write(report, to: destination, progress)
      }
    } catch let error as OverflowError {
      throw CommandFailure(error, dump.name)  // referents are added up when their page is made
    }
    progress?.finish()
    if !quiet, StandardError.isTerminal {
      StandardError.write("\(destination.pageToOpen)\n")
    }
  }

  /// Pages on reference cycles, as a part of a report with such options.
  private func facts(
    on leakGraph: LeakAnalysis, like report: ReportFacts.Options, _ progress: ProgressLine?
  ) -> CycleFacts {
    var options = CycleFacts.Options(title: report.title)
    options.layout = report.layout
    options.isPart = true
    let details = CycleDetails(leakGraph, isRedacted: redact)
    return CycleFacts(details, ShapePictures.drawn(of: details, quiet: quiet, progress), options)
  }

  private func warn(about materials: ReportMaterials, _ progress: ProgressLine?) {
    if !materials.hasFont, !quiet {
      progress?.clear()
      StandardError.write(
        "heaphtml: no font is installed; the charts' text is laid out by a guess "
          + "(Debian: apt-get install fonts-dejavu-core)\n")
    }
  }
}
