package import ArgumentParser
import HeapReport
import HeapStatistics
import StagedOutput
import System

/// `heaphtml export DUMP --format json|csv`: the analysis for other programs.
package struct ExportCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write what is in a dump as JSON or CSV, for other programs.",
    discussion: """
      json has everything: snapshots, classes with their merged referents, every instance with its \
      sizes and referents. csv is a table with a row for every class at every snapshot. \
      docs/export.md describes both. What the dump does not say is null, in csv nothing.

        heaphtml export heap.dat --format json | jq '.classes[].name'
        heaphtml export heap.dat --format csv -o heap.csv
      """)

  /// What other programs can read.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case json
    case csv
  }

  @Argument(help: ArgumentHelp("The dump to read; - is standard input.", valueName: "dump"))
  var dump: String

  @Option(help: "What to write.")
  var format: Format

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The file to write, replaced in one step when it is whole; standard output unless given.",
      valueName: "file"))
  var output: String?

  @OptionGroup(title: "Limits, for dumps that you trust")
  var limits: LimitOptions

  package init() {}

  package func run() throws {
    let analysis = try DumpFile(name: dump, limits: limits.values).analyseWithProgress()
    do {
      if let output {
        try StagedFile.write(output) { try export(analysis, to: $0) }
      } else {
        try export(analysis) { try StandardOutput.write($0) }
      }
    } catch let error as OverflowError {
      throw CommandFailure(error, dump)
    }
  }

  private func export(
    _ analysis: HeapAnalysis, to emit: @escaping ([UInt8]) throws -> Void
  ) throws {
    switch format {
    case .json: try JSONExport(analysis).write(to: emit)
    case .csv: try CSVExport(analysis).write(to: emit)
    }
  }
}
