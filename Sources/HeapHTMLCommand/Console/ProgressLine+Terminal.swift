import Dispatch
import System

extension ProgressLine {
  /// Begins to show, half a second from now, what a run is doing; draws ten times a second at most.
  ///
  /// - Returns: nil where nobody watches, or on a terminal that cannot draw over a line.
  static func onTerminal(isQuiet: Bool = false) -> ProgressLine? {
    guard !isQuiet, StandardError.isTerminal, let kind = Environment["TERM"],
      !["", "dumb"].contains(kind)
    else { return nil }
    let line = ProgressLine(
      columns: { StandardError.columns }, write: { StandardError.write($0) })
    let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "progress"))
    timer.schedule(deadline: .now() + .milliseconds(500), repeating: .milliseconds(100))
    // The timer keeps itself alive until the program ends; a finished line draws no more.
    timer.setEventHandler { [weak line] in
      if let line { line.draw() } else { timer.cancel() }
    }
    timer.resume()
    return line
  }
}
