import Dispatch

/// When a line that says what a run is doing is drawn.
struct ProgressRhythm: Equatable {
  /// From the start of the run to the first time: a shorter run shows nothing.
  var delay: DispatchTimeInterval
  /// From one time to the next; nothing is written when nothing has changed.
  var period: DispatchTimeInterval

  /// After half a second, ten times a second.
  static let usual = ProgressRhythm(delay: .milliseconds(500), period: .milliseconds(100))
}
