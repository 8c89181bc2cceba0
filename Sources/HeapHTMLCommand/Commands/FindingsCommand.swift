package import ArgumentParser

/// `heaphtml findings DUMP`: what to fix first.
package struct FindingsCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "findings",
    abstract: "Print what to fix first: who is at fault, how many bytes, and what says so.",
    discussion: """
      At most five findings, the most important first: what leaks or grows, what is kept twice, \
      empty or larger than it need be, and what takes much for a moment. Without any it says so. The \
      status is 0 in both cases.

        heaphtml findings heap.dat
      """)

  @Argument(help: ArgumentHelp("The dump to read (- for standard input).", valueName: "dump"))
  var dump: String

  @OptionGroup(title: "Limits, for dumps that you trust")
  var limits: LimitOptions

  package init() {}

  package func run() throws {
    try PrintFindings(dump: DumpFile(name: dump, limits: limits.values)).perform(.standard())
  }
}
