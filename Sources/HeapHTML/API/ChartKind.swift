/// One of the charts that can be drawn of a dump.
public enum ChartKind: Sendable, Hashable {
  /// Tracked bytes by class over time.
  case tracked
  /// Bytes of the process as the operating system reported them.
  case process
  /// How many instances of a class were alive at each moment.
  case instances(ofClass: String)
  /// Bytes of a class over time, by what its instances refer to.
  case size(ofClass: String)
  /// The classes at a snapshot, counted from 0.
  case distribution(atSnapshot: Int)
}
