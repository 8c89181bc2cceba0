package import ArgumentParser
import HeapComparison
import HeapReport

/// `heaphtml diff BASE HEAD`: what grew, what is new, what went.
package struct DiffCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compare two dumps: what grew, what is new, what went.",
    discussion: """
      BASE is what was before, HEAD what is now. The answer comes first: how much more or less is \
      tracked, which class most of it is in, and which of its attributes. A table of all classes that \
      changed follows, then the findings that are new or gone.

        heaphtml diff main.dat branch.dat                  the answer and a table
        heaphtml diff main.dat branch.dat -o changes       then open changes/index.html
        heaphtml diff main.dat branch.dat --at peak        the peak of each run
        heaphtml diff nightly/*.dat                        three and more: the trend of each class

      Two snapshots are compared: those of one name with the most tracked memory in either run, or the \
      peaks where the runs have no such name near their peaks. --at chooses others, and the result says which. \
      Classes are matched by name, what they hold by the names of attributes, call sites by file, \
      function and source text: never by address or line number. The status is 0 whatever changed; \
      heaphtml check is for limits.

      Of two heap files (heaphtml capture, heapmonitor.dump_heap) the answer names the holder that grew most, by \
      the way to it; tables of holders and types follow. Where both are of one process, it says which objects are \
      in both.

        heaphtml diff before.heap after.heap -o changes

      Of three dumps and more, in the order given, each class has a line: its bytes at the peak over \
      all of them, and the first and the last dump in which it changed by more than its noise, the \
      median of all its steps. A dump that cannot be read is left out with a line, and is the status.
      """)

  @Argument(
    help: ArgumentHelp("The dump to compare with (- for standard input).", valueName: "base"))
  var base: String

  @Argument(
    help: ArgumentHelp("The dump in question (- for standard input).", valueName: "head"))
  var head: String

  @Argument(help: ArgumentHelp("Further dumps: then a trend over all is shown.", valueName: "more"))
  var more: [String] = []

  @Option(
    help: ArgumentHelp(
      "The snapshots to compare: the name of one that both runs have, 'peak' or 'last'.",
      valueName: "name|peak|last"))
  var at: SnapshotChoice?

  @Option(
    help: ArgumentHelp(
      "What to call the two (default: the names of their files).", valueName: "before,after"))
  var names: DumpNames?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "Where pages go: a folder, or NAME.html (default: the result is printed).", valueName: "dir"))
  var output: String?

  @Option(help: "How to print it.")
  var format: CompareDumps.Format?

  @Option(help: ArgumentHelp("The title of the pages (default: what the two are called)."))
  var title: String?

  @Flag(help: "Write everything to one file; --output then names that file.")
  var singleFile = false

  @Option(
    help: ArgumentHelp(
      "A folder with templates to use in place of the built-in ones of the same name.",
      valueName: "dir"))
  var templates: String?

  @Flag(help: "Leave out keys of dictionaries, lines of source code and names of folders.")
  var redact = false

  @Flag(name: [.short, .long], help: "Write nothing to standard error unless something is wrong.")
  var quiet = false

  @OptionGroup(title: "Limits, for dumps that you trust")
  var limits: LimitOptions

  package init() {}

  package func validate() throws {
    if dumps.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Only one dump can come from standard input.")
    }
    if let names, names.all.count != dumps.count {
      throw ValidationError("--names has \(names.all.count) names for \(dumps.count) dumps.")
    }
    if format != nil, output != nil || singleFile {
      throw ValidationError("--format is for what is printed, --output for pages.")
    }
    if output == nil, !singleFile, title != nil || templates != nil {
      throw ValidationError("--title and --templates are for pages: name a folder with --output.")
    }
  }

  package func run() throws {
    let files = dumps.map { DumpFile(name: $0, limits: limits.values) }
    let isPrinted = output == nil && !singleFile
    var settings = ReportSettings(title: title, isSingleFile: singleFile)
    settings.templates = templates
    settings.isRedacted = redact
    let destination = isPrinted ? nil : settings.destination(output ?? "diff.html")
    let console = Console.standard(isQuiet: quiet)
    let areHeaps = files.areHeaps
    if areHeaps, at != nil {
      throw CommandFailure(
        .usage, "--at chooses snapshots, and the whole heap of a program has none",
        advice: "leave it out")
    }
    guard files.count == 2 else {
      var request = ShowTrend.Request(
        dumps: files, choice: at ?? .automatic, names: names?.all, destination: destination,
        format: format ?? .text, settings: settings)
      request.areHeaps = areHeaps
      if let status = try ShowTrend(request: request).perform(console) {
        throw ExitCode(status.rawValue)
      }
      return
    }
    var request = CompareDumps.Request(base: files[0], head: files[1])
    request.choice = at ?? .automatic
    request.names = names.map { ($0.all[0], $0.all[1]) }
    request.isRedacted = redact
    if areHeaps {
      try CompareHeaps(
        request: request, format: format ?? .text, destination: destination, settings: settings
      ).perform(console)
    } else if let destination {
      try MakeComparison(request: request, destination: destination, settings: settings)
        .perform(console)
    } else {
      try CompareDumps(request: request, format: format ?? .text).perform(console)
    }
  }

  private var dumps: [String] { [base, head] + more }
}

extension CompareDumps.Format: ExpressibleByArgument {}
