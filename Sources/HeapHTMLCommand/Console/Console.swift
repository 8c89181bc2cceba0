import Synchronization
import System
import VisibleText

/// Where a run prints messages for a person, and results for which no file was named.
///
/// Every action gets one, so that nothing else writes to the standard streams.
final class Console: Sendable {
  private let isQuiet: Bool
  /// Whether a person watches the messages.
  private let isWatched: Bool
  private let say: @Sendable (String) -> Void
  private let results: @Sendable ([UInt8]) throws -> Void
  private let makeLine: @Sendable () -> ProgressLine?
  private let line = Mutex<ProgressLine?>(nil)

  /// - Parameters:
  ///   - isQuiet: whether only failures are printed.
  ///   - say: takes the lines, each with its end.
  ///   - results: takes what was asked for.
  ///   - makeLine: begins a line that says what is being done, where one can be drawn.
  init(
    isQuiet: Bool = false, isWatched: Bool = false, say: @escaping @Sendable (String) -> Void,
    results: @escaping @Sendable ([UInt8]) throws -> Void,
    makeLine: @escaping @Sendable () -> ProgressLine? = { nil }
  ) {
    self.isQuiet = isQuiet
    self.isWatched = isWatched
    self.say = say
    self.results = results
    self.makeLine = makeLine
  }

  /// The standard streams of this process, which may lead into the log of a CI system.
  static func standard(isQuiet: Bool = false) -> Console {
    let guarding = Mutex(LogGuard())
    return Console(
      isQuiet: isQuiet, isWatched: StandardError.isTerminal,
      say: { StandardError.write($0.brokenForLogs) },
      results: { bytes in
        try StandardOutput.write(guarding.withLock { $0.broken(bytes) })
      }, makeLine: { ProgressLine.onTerminal(isQuiet: isQuiet) })
  }

  /// Hands out a part of a result.
  func print(_ bytes: [UInt8]) throws { try results(bytes) }

  /// Tells a person something that they should know; the run goes on.
  func warn(_ text: String) { if !isQuiet { sayLine("heaphtml: \(text.visible)") } }

  /// Reports a failure; the run goes on.
  func report(_ failure: CommandFailure) { report(failure.line) }

  /// Prints a warning; the run goes on.
  func report(_ problem: String) { sayLine("heaphtml: \(problem.visible)") }

  /// Tells a person at a terminal where the result is.
  func showPath(_ path: String) { if !isQuiet, isWatched { sayLine(path) } }

  /// Tells a person at a terminal what can be done.
  func showHint(_ text: String) { if !isQuiet, isWatched { sayLine("heaphtml: \(text)") } }

  /// Shows from now on what is being done, where somebody watches.
  func startProgress() -> ProgressLine? {
    let new = makeLine()
    line.withLock { $0 = new }
    return new
  }

  /// Leaves the terminal as it was.
  func endProgress() {
    line.withLock { line in
      line?.finish()
      line = nil
    }
  }

  private func sayLine(_ text: String) {
    line.withLock { $0?.clear() }
    say("\(text)\n")
  }
}
