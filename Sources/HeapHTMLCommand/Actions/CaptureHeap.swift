import StagedOutput
import System

/// Lets a running Python write its heap, and delivers it.
struct CaptureHeap: Sendable {
  let process: Int64
  let result: RecordingDestination
  /// How long to wait until the process begins.
  let seconds: UInt32
  /// Whether the process loads the recorder's compiled part, which then stays in it.
  let usesCompiledPart: Bool
  let settings: ReportSettings
  let limits: ReadingLimits

  /// - Throws: a ``CommandFailure`` or an ``OutputError``; then the destination is as it was before.
  func perform(_ console: Console) throws {
    try result.check(settings)
    let python = try RunningPython(process)
    let turn = try CaptureTurn(process)
    defer { turn.end() }
    let folder = try RecorderFolder.make()
    Interruption.begin()
    let request = HeapRequest(
      folder: folder, process: process, usesCompiledPart: usesCompiledPart)
    // Where the process may still come to it, the folder stays: what it runs is there.
    var mayStillCome = false
    defer { if !mayStillCome { folder.remove() } }
    try request.write()
    var stopped = try python.run(request.script, in: folder)
    var outcome = request.wait(seconds: stopped == nil ? min(Self.patience, seconds) : seconds)
    if case .timeout = outcome, stopped == nil, seconds > Self.patience {
      // Its main thread waits for something: gdb, if it is there, lets it run the script meanwhile.
      stopped = try? GDBRequest(folder: folder, process: process).run(request.script)
      outcome = request.wait(seconds: seconds - Self.patience)
    }
    switch outcome {
    case .written(let numbers): console.warn("\(name): \(numbers.told(stopped: stopped ?? 0))")
    case .failed(let reason):
      if reason.contains("under way") || reason.contains("partially initialized") {
        throw CommandFailure.isUnderWay(process)
      }
      throw CommandFailure(.noInput, name, reason)
    case .ended:
      throw CommandFailure(.noInput, name, "the process ended before its heap was written")
    case .timeout:
      mayStillCome = !request.withdraw()
      throw CommandFailure(
        .noInput, name,
        "the process has not come to a place where it can be looked at within \(seconds) seconds",
        advice: "it may be blocked in C code; wait longer with --timeout SECONDS")
    }
    guard result.isReport else {
      return try CapturedHeap(path: folder.dump).put(into: result.file, of: name)
    }
    let dump = RecordedDumps.Dump(mark: "\(process)", path: folder.dump, cycleGraph: nil)
    _ = try Delivery(dump: dump, settings: settings, limits: limits, console: console)
      .putDump(into: result)
  }

  /// Seconds that a process gets which runs the script by itself.
  private static let patience: UInt32 = 3

  private var name: String { "process \(process)" }
}
