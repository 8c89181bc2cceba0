/// The time of day.
package enum Clock {
  /// Nanoseconds since 1970.
  package static var now: Int64 {
    var time = timespec()
    guard clock_gettime(CLOCK_REALTIME, &time) == 0 else { return 0 }
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// Waits; a signal ends that earlier.
  package static func wait(milliseconds: UInt32) { _ = usleep(milliseconds * 1_000) }
}
