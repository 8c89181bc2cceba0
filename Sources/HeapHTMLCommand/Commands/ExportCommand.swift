package import ArgumentParser

/// `heaphtml export DUMP --format json|csv`: the analysis for other programs.
package struct ExportCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the contents of a dump for other programs: JSON, CSV or folded stacks.",
    discussion: """
      json has everything: snapshots, classes with their merged referents, every instance with its \
      sizes and referents. csv is a table with one row for every class at every snapshot. \
      folded has a line for every call site with its bytes at the peak, as flame-graph tools read \
      it. docs/export.md describes all of them. Missing values are null in JSON and empty in CSV.

        heaphtml export heap.dat --format json | jq '.classes[].name'
        heaphtml export heap.dat --format csv -o heap.csv
        heaphtml export heap.dat --format folded -o heap.folded
      """)

  @Argument(help: ArgumentHelp("The dump to read (- for standard input).", valueName: "dump"))
  var dump: String

  @Option(help: "The format to write.")
  var format: ExportDump.Format

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The file to write, replaced in one step once complete (default: standard output).",
      valueName: "file"))
  var output: String?

  @OptionGroup(title: "Limits, for dumps that you trust")
  var limits: LimitOptions

  package init() {}

  package func run() throws {
    let file = DumpFile(name: dump, limits: limits.values)
    let request = ExportDump.Request(dump: file, format: format, output: output)
    try ExportDump(request: request).perform(.standard())
  }
}

extension ExportDump.Format: ExpressibleByArgument {}
