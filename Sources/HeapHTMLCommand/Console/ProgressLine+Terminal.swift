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
    guard let delay = rhythm.delay else { return }
    // A finished line draws no more. Without a further thread nothing is shown.
    _ = WorkThread.start { [weak self] in
      Clock.wait(milliseconds: delay)
      while let line = self {
        line.draw()
        Clock.wait(milliseconds: rhythm.period)
      }
    }
  }
}
