import HeapStatistics
import StagedOutput
import System
import VisibleText

/// Delivers what was recorded in a folder, and removes the folder unless somebody still writes to it.
struct DeliverRecording {
  let folder: RecorderFolder
  let result: RecordingDestination
  var cycleGraph: RecordingDestination?
  var settings: ReportSettings
  var limits: ReadingLimits
  /// What was run; nil: not known.
  var command: [String]?
  /// How the command ended; nil: not known.
  var ending: ChildProcess.Ending?
  var isPeriodic = false
  var follows = false

  /// Milliseconds that processes get that are about to end, as helpers of one that has ended are.
  private static let grace: UInt32 = 1_000

  /// - Returns: the status of what could not be delivered, which has been reported. A child's dump
  ///   that cannot be read is reported and left out.
  func perform(_ console: Console) throws -> ExitStatus? {
    waitForLast()
    let isOurs = folder.isOurs
    if !stillRuns { folder.takeBack() }
    let dumps = RecordedDumps.collect(in: folder, isOurs: isOurs)
    defer { leave(dumps.running, console) }
    say(dumps, console)
    var failure: ExitStatus?
    var failureOfOthers: ExitStatus?
    var followed = FollowedProcesses(result: result, settings: settings)
    for dump in dumps.children {
      let place = result.child(dump.mark)
      let ending = try deliver(dump, to: place, cycleGraph?.child(dump.mark), dumps, console) {
        followed.add(dump.mark, at: place, $0)
      }
      if let ending, ending != .dataError, ending != .noInput {
        failureOfOthers = failureOfOthers ?? ending
      }
    }
    let failureOfHeaps = try deliverHeaps(dumps, console)
    if let dump = dumps.main {
      failure = try deliver(dump, to: followed.main, cycleGraph, dumps, console) {
        followed.addMain($0)
      }
    } else if !dumps.running.isEmpty || !dumps.heaps.isEmpty {
      // It is told at the end.
    } else if !dumps.problems.isEmpty {
      failure = .dataError
    } else if ending?.status ?? 0 == 0 {
      let missing = missing(dumps)
      failure = missing.status
      console.report(missing)
    }
    let ending = try index(followed, console)
    return failure ?? failureOfHeaps ?? failureOfOthers ?? ending
  }

  /// Puts whole heaps that are in no report beside the command's own result.
  ///
  /// - Returns: the status of a failure, which has been reported.
  private func deliverHeaps(
    _ dumps: RecordedDumps, _ console: Console
  ) throws -> ExitStatus? {
    var failure: ExitStatus?
    var places: [String] = []
    for heap in dumps.heaps(isReport: result.isReport) {
      let place = result.child(heap.mark)
      let status = try deliver(heap, to: place, nil, dumps, console) { _ in
        places.append(place.file)
      }
      failure = failure ?? status
    }
    guard !places.isEmpty else { return failure }
    let shown = places.prefix(10).joined(separator: ", ") + (places.count > 10 ? ", …" : "")
    console.warn("\(places.count == 1 ? "the whole heap is in" : "whole heaps are in") \(shown)")
    return failure
  }

  /// - Returns: the status of a failure, which has been reported.
  private func index(
    _ followed: FollowedProcesses, _ console: Console
  ) throws -> ExitStatus? {
    do {
      try followed.finish(console)
      return nil
    } catch {
      guard let failure = CommandFailure(known: error) else { throw error }
      console.report(failure)
      return failure.status
    }
  }

  private var stillRuns: Bool {
    RecordingFile.read(folder.recording).processes.contains(where: \.isRunning)
  }

  /// Whether there is a Python that has not yet told that it is recorded: a fork of one that has ended.
  private var isBeginning: Bool {
    guard follows else { return false }
    let told = RecordingFile.read(folder.recording).processes.map(\.identity.number)
    return OtherProcess.numbers(withEnvironment: folder.path, program: "python").contains {
      !told.contains($0) && OtherProcess.isRunning($0, born: OtherProcess.born($0))
    }
  }

  private func waitForLast() {
    var waited: UInt32 = 0
    while waited < Self.grace, stillRuns || isBeginning {
      Clock.wait(milliseconds: 20)
      waited += 20
    }
  }

  private func say(_ dumps: RecordedDumps, _ console: Console) {
    // What the command's own process did not find, one of the others may have found.
    if dumps.children.isEmpty, dumps.running.isEmpty { dumps.notes.forEach(console.warn) }
    for problem in dumps.problems { console.report(problem) }
    let text = KilledText(ending: ending, isPeriodic: isPeriodic, cyclesFile: cycleGraph?.file)
    for line in text.lines(dumps.killed) { console.report(line) }
    if let suggestion = suggestion(dumps.suggested) { console.warn(suggestion) }
    let count = dumps.unrecordedCount
    if count > 0, !follows {
      console.warn(
        "\(count) Python \(count == 1 ? "process" : "processes") that the command started "
          + "\(count == 1 ? "was" : "were") not recorded; --follow records "
          + "\(count == 1 ? "it" : "them")")
    }
  }

  /// The command to type for more than what the recorder found by itself.
  private func suggestion(_ specs: [String]) -> String? {
    guard let command, !specs.isEmpty else { return nil }
    let track = specs.map { "--track \(ShellWord(argument: "\($0),trace").text)" }
    let words =
      ["heaphtml run"] + (follows ? ["--follow"] : []) + track + [
        "--heapprofile=\(ShellWord(argument: result.file).text)", "--",
      ]
      + command.map { ShellWord(argument: $0).text }
    return "for call sites and exact births: \(words.joined(separator: " "))"
  }

  /// - Returns: the status of a failure, which has been reported.
  private func deliver(
    _ dump: RecordedDumps.Dump, to result: RecordingDestination,
    _ cycleGraph: RecordingDestination?, _ dumps: RecordedDumps, _ console: Console,
    then add: (ProcessDigest?) -> Void
  ) throws -> ExitStatus? {
    let delivery = Delivery(dump: dump, settings: settings, limits: limits, console: console)
    let isKilled = dumps.killed.contains { dump.path == "\(folder.data)/\($0.dump ?? "")" }
    do {
      add(try delivery.putDump(into: result))
      if let cycleGraph, !isKilled || dump.cycleGraph != nil {
        try delivery.putGraph(into: cycleGraph)
      }
      return nil
    } catch {
      let kept = KeptDump.keep(dump.path, of: folder)
      guard let failure = CommandFailure(known: error) else {
        if error is Interruption, let kept { console.report("interrupted; \(kept)") }
        throw error
      }
      console.report(kept.map { "\(failure.line); \($0)" } ?? failure.line)
      return failure.status
    }
  }

  private func missing(_ dumps: RecordedDumps) -> CommandFailure {
    if dumps.hasMain {
      return CommandFailure(
        .outputError, TemporaryFolder.path, "the recording could not be written there",
        advice: "make room, or set TMPDIR to a place on another disk")
    }
    return CommandFailure(
      .noInput, result.file, "nothing was recorded",
      advice: "did the command start a Python 3.8 or later? "
        + "-E, -I, -S, tox and sudo keep the recorder away, which PYTHONPATH brings")
  }

  /// Whoever still runs keeps the folder.
  private func leave(_ running: [Int64], _ console: Console) {
    guard !running.isEmpty, (try? folder.keep()) != nil else { return folder.remove() }
    let numbers = running.prefix(5).map { "\($0)" }.joined(separator: ", ")
    let more = running.count > 5 ? ", …" : ""
    let subject =
      running.count == 1 ? "1 process still runs" : "\(running.count) processes still run"
    let folder = ShellWord(folder.path).text
    console.report(
      "\(subject) (\(numbers)\(more)); \(running.count == 1 ? "its recording stays" : "their recordings stay") "
        + "in \(folder); afterwards: heaphtml recover \(folder) "
        + "--heapprofile=\(ShellWord(result.file).text)")
  }
}
