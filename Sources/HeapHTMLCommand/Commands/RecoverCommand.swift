package import ArgumentParser
import System

/// `heaphtml recover DIR --heapprofile=FILE`: what `heaphtml run` does at its end, later.
package struct RecoverCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "recover",
    abstract: "Show the recording of processes that outlived heaphtml run.",
    discussion: """
      When the command of heaphtml run has ended and processes that it started are still recorded, their \
      recordings stay in a folder that heaphtml run names. This command delivers what is complete, and \
      what killed processes left; it removes the folder when nobody writes to it any longer.

        heaphtml recover /tmp/heaphtml-aB3dE5 --heapprofile=heap.html
      """)

  @Argument(help: ArgumentHelp("The folder that heaphtml run named.", valueName: "dir"))
  var folder: String

  @Option(
    help: ArgumentHelp(
      "Where the recording goes: NAME.html or DIR/ for a report, any other name for the dump.",
      valueName: "file"))
  var heapprofile: String

  @OptionGroup(title: "The report")
  var report: ReportOptions

  @OptionGroup(title: "Limits, for dumps that you trust")
  var limits: LimitOptions

  package init() {}

  package func run() throws {
    let result = RecordingDestination(file: heapprofile)
    try result.check(report.settings)
    let recording: RecorderFolder
    do {
      recording = try RecorderFolder.open(folder)
    } catch {
      let reason =
        error.number == EWOULDBLOCK
        ? "its heaphtml run has not ended" : "not a folder of heaphtml run (\(error.reason))"
      throw CommandFailure(.noInput, folder, reason)
    }
    Interruption.begin()
    let delivery = DeliverRecording(
      folder: recording, result: result, settings: report.settings, limits: limits.values,
      follows: true)
    if let failure = try delivery.perform(.standard(isQuiet: report.quiet)) {
      throw ExitCode(failure.rawValue)
    }
  }
}
