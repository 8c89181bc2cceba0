package import ArgumentParser
import HeapReport
import System

/// `heaphtml stats DUMP`: Pympler's `ConsoleStats.print_stats`.
package struct StatsCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Print tracked objects with their sizes, as Pympler's print_stats() does.",
    discussion: """
      For every object: class, address and representation, where it was made, its size at every \
      snapshot with the referents that make up more than 0.1 % of it, and when it was freed.

        heaphtml stats heap.dat --sort size --limit 5      the five largest
        heaphtml stats heap.dat --filter Node --sort birth   oldest first
        heaphtml stats heap.dat --sort name --sort size --limit 0.1

      Sizes sort in descending order, all else in ascending order; --reverse turns both round. \
      Objects equal in every key stay in the order of the dump.
      """)

  @Argument(help: ArgumentHelp("The dump to read; - is standard input.", valueName: "dump"))
  var dump: String

  @Option(
    help: ArgumentHelp(
      "A key to sort by; give several, and each resolves the ties of those before it.",
      discussion: """
        classname: the name the class was registered under; name: the class; birth, death: when it \
        was made and freed (living objects last); size: its largest size; tsize: its size at the \
        snapshot with the most tracked memory; repr. Without any: classname, tsize, birth, death, \
        name, repr, size.
        """,
      valueName: "key"))
  var sort: [ObjectKey] = []

  @Flag(help: "Turn the order round.")
  var reverse = false

  @Option(
    help: ArgumentHelp(
      "Print at most that many objects, or with a number below 1 that part of them; all unless given.",
      valueName: "n"))
  var limit: ObjectSelection.Limit?

  @Option(
    help: ArgumentHelp(
      "Print only objects of classes whose registered name contains TEXT.", valueName: "text"))
  var filter = ""

  @OptionGroup(title: "Limits, for dumps that you trust")
  var limits: LimitOptions

  package init() {}

  package func run() throws {
    var selection = ObjectSelection()
    selection.keys = sort
    selection.isReversed = reverse
    selection.filter = filter
    selection.limit = limit ?? .none
    let analysis = try DumpFile(name: dump, limits: limits.values).analyseWithProgress()
    try ConsoleStats(analysis, selection).write { try StandardOutput.write($0) }
  }
}

extension ObjectKey: ExpressibleByArgument {}

extension ObjectSelection.Limit: ExpressibleByArgument {
  package init?(argument: String) {
    guard let number = Double(argument) else { return nil }
    self.init(number)
  }
}
