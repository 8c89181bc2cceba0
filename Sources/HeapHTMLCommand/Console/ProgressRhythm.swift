/// The times at which the progress line is drawn.
struct ProgressRhythm: Equatable {
  /// Milliseconds from the start of the run to the first drawing: a shorter run shows nothing. nil: it is
  /// never drawn.
  var delay: UInt32?
  /// Milliseconds from one drawing to the next; nothing is written when nothing has changed.
  var period: UInt32

  /// After half a second, ten times a second.
  static let usual = ProgressRhythm(delay: 500, period: 100)
}
