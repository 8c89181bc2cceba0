package import ArgumentParser
import HeapReport
import System

/// `heaphtml summary DUMP`: Pympler's `ConsoleStats.print_summary`.
package struct SummaryCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "summary",
    abstract: "Print the classes at every snapshot, as Pympler's print_summary() does.",
    discussion: """
      For every snapshot a line a class: instances alive, their bytes, bytes an instance, and the \
      share of the process' virtual memory (of all measured objects where that is not known).

        heaphtml summary heap.dat

      The units are Pympler's: 1 KB is 1024 bytes.
      """)

  @Argument(help: ArgumentHelp("The dump to read; - is standard input.", valueName: "dump"))
  var dump: String

  @OptionGroup(title: "Limits, for dumps that you trust")
  var limits: LimitOptions

  package init() {}

  package func run() throws {
    let analysis = try DumpFile(name: dump, limits: limits.values).analyseWithProgress()
    try ConsoleSummary(analysis).write { try StandardOutput.write($0) }
  }
}
