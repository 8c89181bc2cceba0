package import ArgumentParser
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The program `heaphtml`.
package struct HeapHTML: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "heaphtml",
    abstract: "Show where the memory of a Python program went.",
    discussion: """
      Reads a dump that Pympler's ClassTracker (or SCons' Heapmonitor of 2008) wrote and makes a \
      report of static pages from it. Nothing in the dump is ever run.

        heaphtml heap.dat -o report     then open report/index.html

      `heaphtml DUMP` is short for `heaphtml report DUMP`.
      """,
    version: "0.1.0",
    subcommands: [
      ReportCommand.self, RunCommand.self, SConsCommand.self, TemplatesCommand.self,
      SummaryCommand.self, StatsCommand.self,
      ExportCommand.self,
      ChartCommand.self, GarbageCommand.self,
    ],
    defaultSubcommand: ReportCommand.self)

  package init() {}

  /// The arguments; under the name `scons-hm` the program is `heaphtml scons`, as in 2008.
  private static var arguments: [String] {
    let all = CommandLine.arguments
    let name = all.first?.split(separator: "/").last ?? ""
    return (name == "scons-hm" ? ["scons"] : []) + all.dropFirst()
  }

  /// Runs the command that the arguments name and ends the process with its status.
  package static func runAndExit() -> Never {
    do {
      var command = try parseAsRoot(arguments)
      try command.run()
      Glibc.exit(0)
    } catch is ClosedPipe {
      Glibc.exit(0)
    } catch let failure as CommandFailure {
      StandardError.write("heaphtml: \(failure.line)\n")
      Glibc.exit(failure.status.rawValue)
    } catch {
      // Help, version and wrong usage: ArgumentParser has the words and the status (0 or 64).
      if exitCode(for: error) != .failure { exit(withError: error) }
      StandardError.write("heaphtml: \("\(error)".visible)\n")
      Glibc.exit(ExitStatus.software.rawValue)
    }
  }
}
