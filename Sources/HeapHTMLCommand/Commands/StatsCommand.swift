package import ArgumentParser
import HeapReport

/// `heaphtml stats DUMP`: Pympler's `ConsoleStats.print_stats`.
package struct StatsCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Print tracked objects with their sizes, as Pympler's print_stats() does.",
    discussion: """
      For every object: class, address and repr, where it was created, its size at every snapshot \
      with the referents that make up more than 0.1 % of it, and when it was freed.

        heaphtml stats heap.dat --sort size --limit 5      the five largest
        heaphtml stats heap.dat --filter Node --sort birth   oldest first
        heaphtml stats heap.dat --sort name --sort size --limit 0.1

      Sizes are sorted in descending order, all other keys in ascending order; --reverse reverses \
      both. Objects equal in every key stay in the order of the dump.
      """)

  @Argument(help: ArgumentHelp("The dump to read (- for standard input).", valueName: "dump"))
  var dump: String

  @Option(
    help: ArgumentHelp(
      "A key to sort by. With several keys, each one breaks the ties of the previous ones.",
      discussion: """
        classname: the name the class was registered under; name: the class; birth, death: when it \
        was created and freed (living objects last); size: its largest size; tsize: its size at the \
        snapshot with the most tracked memory; repr. Default: classname, tsize, birth, death, name, \
        repr, size.
        """,
      valueName: "key"))
  var sort: [ObjectKey] = []

  @Flag(help: "Reverse the order.")
  var reverse = false

  @Option(
    help: ArgumentHelp(
      "Print at most N objects, or this fraction of them if N is below 1 (default: all).",
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
    let file = DumpFile(name: dump, limits: limits.values)
    try PrintStats(dump: file, selection: selection).perform(.standard())
  }

  private var selection: ObjectSelection {
    var selection = ObjectSelection()
    selection.keys = sort
    selection.isReversed = reverse
    selection.filter = filter
    selection.limit = limit ?? .none
    return selection
  }
}

extension ObjectKey: ExpressibleByArgument {}

extension ObjectSelection.Limit: ExpressibleByArgument {
  package init?(argument: String) {
    guard let number = Double(argument) else { return nil }
    self.init(number)
  }
}
