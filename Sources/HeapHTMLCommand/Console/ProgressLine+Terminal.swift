import Dispatch
import System

extension ProgressLine {
  /// Begins to show what a run is doing, in the usual rhythm.
  ///
  /// - Returns: nil where nobody watches, or on a terminal that cannot draw over a line.
  static func onTerminal(isQuiet: Bool = false) -> ProgressLine? {
    guard !isQuiet, StandardError.isTerminal, let kind = Environment["TERM"],
      !["", "dumb"].contains(kind)
    else { return nil }
    let line = ProgressLine(
      columns: { StandardError.columns }, write: { StandardError.write($0) })
    line.drawRepeatedly(.usual)
    return line
  }

  /// Draws the line as long as something holds it; once the line is finished, this has no effect.
  func drawRepeatedly(_ rhythm: ProgressRhythm) {
    let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "progress"))
    timer.schedule(deadline: .now() + rhythm.delay, repeating: rhythm.period)
    // The timer keeps itself alive until the program ends; a finished line draws no more.
    timer.setEventHandler { [weak self] in
      if let self { self.draw() } else { timer.cancel() }
    }
    timer.resume()
  }
}
