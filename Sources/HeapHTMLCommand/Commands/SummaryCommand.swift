package import ArgumentParser

/// `heaphtml summary DUMP`: Pympler's `ConsoleStats.print_summary`.
package struct SummaryCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "summary",
    abstract: "Print the classes at every snapshot, as Pympler's print_summary() does.",
    discussion: """
      One line per class for every snapshot: instances alive, their bytes, bytes per instance, and the \
      share of the process' virtual memory (or of all measured objects if that is unknown).

        heaphtml summary heap.dat
        heaphtml summary heap.dat --findings     what to fix first as well
        heaphtml summary app.heap                who holds the whole heap (heapmonitor.dump_heap)
        heaphtml summary cut.heap --salvage      the same of what is whole in a file that is cut

      The units are Pympler's: 1 KB is 1024 bytes.
      """)

  @Argument(help: ArgumentHelp("The dump to read (- for standard input).", valueName: "dump"))
  var dump: String

  @Flag(help: "Print below it what to look at first, as heaphtml findings does.")
  var findings = false

  @OptionGroup
  var salvage: SalvageOption

  @OptionGroup(title: "Limits, for dumps that you trust")
  var limits: LimitOptions

  package init() {}

  package func run() throws {
    try PrintSummary(
      dump: DumpFile(name: dump, limits: limits.values, isSalvage: salvage.salvage),
      showsFindings: findings
    ).perform(.standard())
  }
}
