import Dispatch

/// The times at which the progress line is drawn.
struct ProgressRhythm: Equatable {
  /// From the start of the run to the first drawing: a shorter run shows nothing.
  var delay: DispatchTimeInterval
  /// From one drawing to the next; nothing is written when nothing has changed.
  var period: DispatchTimeInterval

  /// After half a second, ten times a second.
  static let usual = ProgressRhythm(delay: .milliseconds(500), period: .milliseconds(100))
}
