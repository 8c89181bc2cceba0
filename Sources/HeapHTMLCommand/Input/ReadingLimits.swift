import Bytes

/// What reading one dump may cost.
struct ReadingLimits: Sendable {
  var values = InputLimits()
  /// Bytes read from what has no size of its own: a pipe, a device, a file that grows.
  var input = 1 << 30
}
