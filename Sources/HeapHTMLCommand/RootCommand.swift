package import ArgumentParser
import VisibleText
import System

/// The program `heaphtml`.
package struct RootCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "heaphtml",
    abstract: "Show where the memory of a Python program went.",
    discussion: """
      Reads a dump that Pympler's ClassTracker (or SCons' Heapmonitor of 2008) wrote and makes a \
      report of static pages from it. It never executes anything in the dump.

        heaphtml heap.dat -o report     then open report/index.html

      `heaphtml DUMP` is short for `heaphtml report DUMP`.
      """,
    version: ProgramVersion.words,
    subcommands: [
      ReportCommand.self, RunCommand.self, RecoverCommand.self, SConsCommand.self,
      TemplatesCommand.self,
      CaptureCommand.self, FindingsCommand.self, DiffCommand.self, CheckCommand.self,
      SummaryCommand.self, StatsCommand.self,
      ExportCommand.self,
      ChartCommand.self, CyclesCommand.self,
    ],
    defaultSubcommand: ReportCommand.self)

  package init() {}

  /// The arguments; under the name `scons-hm` the program is `heaphtml scons`, as in 2008.
  private static var arguments: [String] {
    let all = ThisProcess.arguments
    let name = all.first?.split(separator: "/").last ?? ""
    return (name == "scons-hm" ? ["scons"] : []) + all.dropFirst()
  }

  /// Bytes that the program and the libraries that draw need for a small report.
  private static let leastMemory: UInt64 = 128 << 20

  /// As many files as are open at the same time, on a machine with two processors.
  private static let mostOpenFiles = 16

  /// Runs the command that the arguments name and ends the process with its status.
  package static func runAndExit() -> Never {
    StandardStreams.fill()
    MemoryShortage.endsProgram(
      saying: "heaphtml: not enough memory; allow more (ulimit -v), or free some\n",
      status: ExitStatus.software.rawValue)
    let status = run()
    Interruption.endProgramIfAny()
    ThisProcess.end(status)
  }

  /// - Returns: the exit status; its messages have been printed.
  private static func run() -> Int32 {
    do {
      guard MemoryShortage.mayUse(leastMemory) else {
        throw CommandFailure(
          .software, "too little memory may be used (ulimit -v)",
          advice: "allow \(leastMemory >> 20) MiB or more")
      }
      var command = try parseAsRoot(arguments)
      guard OpenFiles.areAllowed(mostOpenFiles) else {
        throw CommandFailure(
          .software, "too few files may be open (ulimit -n)",
          advice: "allow \(mostOpenFiles + 4) or more")
      }
      try command.run()
      return 0
    } catch {
      return report(error)
    }
  }

  private static func report(_ error: any Error) -> Int32 {
    if let failure = CommandFailure(known: error) {
      StandardError.write("heaphtml: \(failure.line)\n".brokenForLogs)
      return failure.status.rawValue
    }
    switch error {
    case is ClosedPipe, is Interruption: return 0
    case let code as ExitCode: return code.rawValue  // of a command that was run
    default: break
    }
    // Help, version and wrong usage: ArgumentParser has the words and the status (0 or 64).
    let code = exitCode(for: error)
    switch code {
    case .failure:
      StandardError.write("heaphtml: \("\(error)".visible)\n".brokenForLogs)
      return ExitStatus.software.rawValue
    case .success: return answer(fullMessage(for: error))
    default:
      StandardError.write(
        "heaphtml: \(usageLine(fullMessage(for: error)).visible)\n".brokenForLogs)
      return code.rawValue
    }
  }

  /// - Parameter message: ArgumentParser's, of several lines.
  /// - Returns: what is wrong, and where the command is explained.
  private static func usageLine(_ message: String) -> String {
    let lines = message.split(separator: "\n").map { $0.drop { $0.isWhitespace } }
    let problem = lines.prefix { line in
      !["Help:", "Usage:", "USAGE:", "OVERVIEW:", "See '"].contains { line.hasPrefix($0) }
    }
    var text = ""
    for line in problem {
      // The values that are possible come one a line.
      let isItem = line.hasPrefix("- ")
      if !text.isEmpty { text += isItem && !text.hasSuffix(":") ? ", " : " " }
      text += isItem ? line.dropFirst(2) : line
    }
    if text.hasPrefix("Error: ") { text.removeFirst(7) }
    let command = lines.last.flatMap { line in
      line.hasPrefix("See '") ? line.split(separator: "'").dropFirst().first : nil
    }
    let help = command.map { $0.contains("<") ? "heaphtml --help" : $0 } ?? "heaphtml --help"
    return "\(text)\(text.hasSuffix(".") ? "" : ".") See '\(help)'."
  }

  /// Prints what was asked for instead of a command.
  private static func answer(_ message: String) -> Int32 {
    guard !message.isEmpty else { return 0 }
    do {
      try StandardOutput.write(Array("\(message)\n".utf8))
      return 0
    } catch {
      return report(error)
    }
  }
}
